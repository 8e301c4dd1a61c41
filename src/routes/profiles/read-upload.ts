// A profile is a page or two of text: what is longer need not be read to be refused.
const largest = 1_000_000;

/** The profile of a form: the file that was chosen, else the text that was sent back for consent. */
export async function readUpload(request: Request) {
	const form = await request.formData();
	const file = form.get('file');
	const isFile = file instanceof File && file.size > 0;
	return {
		text: isFile
			? await file.slice(0, largest).text()
			: String(form.get('text') ?? '').slice(0, largest),
		who: String(form.get('who') ?? ''),
		allowSql: form.get('allow_sql') === 'yes'
	};
}
