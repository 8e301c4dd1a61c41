/** The words of a header: parted at blanks, signs and where a small letter meets a capital. */
export const headerWords = (header: string): string[] =>
	header
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((token) => token !== '');
