import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The SHA-256 of some bytes, in hexadecimal. */
export const sha256Of = (content: string | Uint8Array): string =>
	createHash('sha256').update(content).digest('hex');

/** Size and SHA-256 of a file, read piece by piece. Throws ENOENT where there is none. */
export async function hashFile(path: string): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
		hash.update(chunk);
		bytes += chunk.length;
	}
	return { bytes, sha256: hash.digest('hex') };
}
