/** A PDF as a browser keeps it, under a name. */
export const pdfAnswer = (pdf: Uint8Array, file: string): Response =>
	new Response(Buffer.from(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="${file}"`
		}
	});
