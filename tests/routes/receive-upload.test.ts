import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { receiveUpload } from '../../src/routes/data/receive-upload.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function requestWith(parts: [name: string, value: string | File][]): Request {
	const body = new FormData();
	for (const [name, value] of parts) body.append(name, value);
	return new Request('http://localhost/data', { method: 'POST', body });
}

test('files reach the disk whole, in the order given', async () => {
	const rows = 'episode_id,program\ne1,North\n'.repeat(50_000);
	const request = requestWith([
		['route', 'date-shifted'],
		['files', new File([rows], 'episodes of May.csv')],
		['files', new File(['a'], 'claims.csv.gz')]
	]);
	const files = await receiveUpload(request, await temporaryFolder());
	expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
		['episodes of May.csv', rows.length],
		['claims.csv.gz', 1]
	]);
	expect(files.map(({ path }) => readFileSync(path, 'utf8'))).toEqual([rows, 'a']);
});

test('a name cannot lead out of the folder', async () => {
	const folder = await temporaryFolder();
	const request = requestWith([['files', new File(['a'], '../../etc/x y.csv')]]);
	const [file] = await receiveUpload(request, folder);
	expect(file?.name).toBe('x y.csv');
	expect(file?.path).toBe(`${folder}/0`);
});

test('a form sent without a file brings none', async () => {
	const request = requestWith([['files', new File([], '')]]);
	expect(await receiveUpload(request, await temporaryFolder())).toEqual([]);
});

test('an upload that breaks off is an error, not a shorter file', async () => {
	const request = new Request('http://localhost/data', {
		method: 'POST',
		headers: { 'content-type': 'multipart/form-data; boundary=b' },
		body: '--b\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\n\r\nhalf a li'
	});
	await expect(receiveUpload(request, await temporaryFolder())).rejects.toThrow();
});
