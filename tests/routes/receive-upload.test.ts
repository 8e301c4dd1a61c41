import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { withUpload } from '../../src/routes/data/receive-upload.ts';

function requestWith(parts: [name: string, value: string | File][]): Request {
	const body = new FormData();
	for (const [name, value] of parts) body.append(name, value);
	return new Request('http://localhost/data', { method: 'POST', body });
}

test('files reach the disk whole, in the order given, and are gone afterwards', async () => {
	const rows = 'episode_id,program\ne1,North\n'.repeat(50_000);
	const request = requestWith([
		['route', 'date-shifted'],
		['files', new File([rows], 'episodes of May.csv')],
		['files', new File(['a'], 'claims.csv.gz')]
	]);
	const seen = await withUpload(request, async ({ files, fields }) => {
		expect(fields).toEqual({ route: 'date-shifted' });
		expect(files.map(({ name }) => name)).toEqual(['episodes of May.csv', 'claims.csv.gz']);
		expect(files.map(({ path }) => readFileSync(path, 'utf8'))).toEqual([rows, 'a']);
		return files;
	});
	expect(seen.map(({ path }) => existsSync(dirname(path)))).toEqual([false, false]);
});

test('a name cannot lead out of the folder, and keeps its ending', async () => {
	const request = requestWith([['files', new File(['a'], '../../etc/x y.csv')]]);
	await withUpload(request, async ({ files: [file] }) => {
		expect(file?.name).toBe('x y.csv');
		expect(file?.path).toMatch(/plumbline-upload-\w+\/0-x_y\.csv$/);
	});
});

test('a form sent without a file brings none', async () => {
	const request = requestWith([['files', new File([], '')]]);
	expect(await withUpload(request, async ({ files }) => files)).toEqual([]);
});

test('a load that fails leaves nothing behind', async () => {
	let folder = '';
	const request = requestWith([['files', new File(['a'], 'a.csv')]]);
	const load = withUpload(request, async ({ files: [file] }) => {
		folder = dirname(file?.path ?? '');
		throw new Error('the load failed');
	});
	await expect(load).rejects.toThrow('the load failed');
	expect(existsSync(folder)).toBe(false);
});

test('an upload that breaks off is an error, not a shorter file', async () => {
	const request = new Request('http://localhost/data', {
		method: 'POST',
		headers: { 'content-type': 'multipart/form-data; boundary=b' },
		body: '--b\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\n\r\nhalf a li'
	});
	await expect(withUpload(request, async () => 'loaded')).rejects.toThrow();
});
