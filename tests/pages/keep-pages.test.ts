import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openKeptPages } from '#lib/server/pages/keep-pages.ts';
import { pageState } from '#lib/server/pages/page-state.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const words = 'Completion: 31 of 47. '.repeat(100);
const html = (text = words, headers = {}) =>
	new Response(text, { headers: { 'Content-Type': 'text/html', ETag: '"1"', ...headers } });

const ask = (path = '/completion', encoding?: string) =>
	new Request(`http://localhost${path}`, { headers: { 'Accept-Encoding': encoding ?? '' } });

/** A kept page as one state after the other is in force, and how often it was rendered. */
function open(render: (turn: number) => Response | Promise<Response> = () => html()) {
	const at = { state: 'a', rendered: 0 };
	const pages = openKeptPages(() => at.state);
	const answer = (request = ask(), reader = '') =>
		pages.answer(request, reader, async () => render(++at.rendered));
	return { at, answer };
}

test('a page is rendered once for each address and reader, and again once something moved', async () => {
	const { at, answer } = open((turn) => html(`turn ${turn}`));
	expect(await (await answer()).text()).toBe('turn 1');
	expect(await (await answer()).text()).toBe('turn 1');
	expect(await (await answer(ask('/completion?where=site=North'))).text()).toBe('turn 2');
	expect(await await answer(ask(), 'R. Lee')).toHaveProperty('status', 200);
	expect(at.rendered).toBe(3);
	at.state = 'b';
	expect(await (await answer()).text()).toBe('turn 4');
});

test('readers who come at once are answered by one rendering', async () => {
	const { at, answer } = open();
	const texts = await Promise.all(
		[answer(), answer(), answer()].map(async (all) => (await all).text())
	);
	expect([texts, at.rendered]).toEqual([[words, words, words], 1]);
});

test('each reader gets the encoding they take, the same text in all of them', async () => {
	const { at, answer } = open();
	const sent = async (encoding: string) => {
		const response = await answer(ask('/completion', encoding));
		expect(response.headers.get('Vary')).toBe('Accept-Encoding');
		expect(response.headers.get('ETag')).toBe('"1"');
		const bytes = Buffer.from(await response.arrayBuffer());
		return [response.headers.get('Content-Encoding'), bytes] as const;
	};
	const [br, brBytes] = await sent('gzip, deflate, br');
	expect([br, brotliDecompressSync(brBytes).toString()]).toEqual(['br', words]);
	const [zip, zipBytes] = await sent('gzip, br;q=0');
	expect([zip, gunzipSync(zipBytes).toString()]).toEqual(['gzip', words]);
	const [plain, bytes] = await sent('');
	expect([plain, bytes.toString()]).toEqual([null, words]);
	expect(at.rendered).toBe(1);
});

test("an error, a cookie or a file is nobody else's, and two who waited for it each get it", async () => {
	for (const response of [
		() => new Response('none', { status: 404, headers: { 'Content-Type': 'text/html' } }),
		() => html('mine', { 'Set-Cookie': 'author=R' }),
		() => new Response('a,b', { headers: { 'Content-Type': 'text/csv' } })
	]) {
		const { at, answer } = open(response);
		const [one, two] = await Promise.all([answer(), answer()]);
		expect(await one?.text()).toBe(await two?.text());
		await answer();
		expect(at.rendered).toBe(2);
	}
	const { at, answer } = open((turn) => {
		if (turn === 1) throw new Error('the query failed');
		return html();
	});
	await expect(answer()).rejects.toThrow('the query failed');
	expect((await answer()).status).toBe(200);
	expect(at.rendered).toBe(2);
});

test('the state moves with the data in force, records, closed months, own files and the day', async () => {
	const folder = dataFolder(await temporaryFolder());
	const states = new Set([pageState(folder, '2026-09-01')]);
	const step = async (change: () => Promise<unknown>) => {
		await change();
		const state = pageState(folder, '2026-09-01');
		expect([change.toString(), states.has(state)]).toEqual([change.toString(), false]);
		expect(pageState(folder, '2026-09-01')).toBe(state);
		states.add(state);
	};
	await step(() => writeFile(folder.current, '7'));
	// As large as before, and written later.
	await step(async () => {
		await writeFile(folder.current, '8');
		await utimes(folder.current, 2e9, 2e9);
	});
	await step(() => writeFile(folder.records, 'a note'));
	await step(() =>
		writeFile(`${folder.records}-wal`, 'a target that is not yet in the file itself')
	);
	await step(() => mkdir(join(folder.closed, '2026-08'), { recursive: true }));
	for (const name of ['settings.yaml', 'theme.yaml', 'carc_class.csv', 'waivers.ndjson'])
		await step(() => writeFile(join(folder.root, name), ''));
	expect(states.has(pageState(folder, '2026-09-02'))).toBe(false);
});

test('what a load writes of its batch before and after its data are in force moves no page', async () => {
	const folder = dataFolder(await temporaryFolder());
	await mkdir(folder.receipts);
	await writeFile(folder.current, '7');
	const before = pageState(folder, '2026-09-01');
	for (const name of [
		'b0002.rejects.csv',
		'b0002.changes.csv',
		'b0002.json',
		'b0001.restatement.json'
	]) {
		await writeFile(join(folder.receipts, name), '');
		expect([name, pageState(folder, '2026-09-01')]).toEqual([name, before]);
	}
});

/** A page whose rendering goes on until its signal ends, or it is told to finish. */
function openSlow() {
	const at = { rendered: 0, ended: 0 };
	let finish = () => {};
	const pages = openKeptPages(() => 'a');
	const render = (signal: AbortSignal) =>
		new Promise<Response>((answer) => {
			at.rendered++;
			finish = () => answer(html());
			signal.addEventListener('abort', () => {
				at.ended++;
				answer(new Response('left', { status: 500 }));
			});
		});
	const read = (signal: AbortSignal) =>
		pages.answer(new Request('http://localhost/completion', { signal }), '', render);
	return { at, read, finish: () => finish() };
}

test('a rendering goes on while anybody waits for it, and ends when the last has left', async () => {
	const { at, read, finish } = openSlow();
	const readers = [1, 2, 3].map(() => new AbortController());
	const answers = readers.map(({ signal }) => read(signal));
	readers[0]?.abort();
	readers[1]?.abort();
	expect(at).toEqual({ rendered: 1, ended: 0 });
	finish();
	expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200]);

	const alone = openSlow();
	const reader = new AbortController();
	const answer = alone.read(reader.signal);
	reader.abort();
	expect((await answer).status).toBe(499);
	expect(alone.at).toEqual({ rendered: 1, ended: 1 });
});

test('who comes after the last has left is rendered for anew', async () => {
	const { at, read, finish } = openSlow();
	const leaving = new AbortController();
	const left = read(leaving.signal);
	leaving.abort();
	const comes = read(new AbortController().signal);
	expect((await left).status).toBe(499);
	await expect.poll(() => at.rendered).toBe(2);
	finish();
	expect((await comes).status).toBe(200);
});

test('a page that lacks what took too long is not kept', async () => {
	const { at, answer } = open((turn) =>
		html(`turn ${turn}`, turn === 1 ? { 'Cache-Control': 'no-store' } : {})
	);
	expect(await (await answer()).text()).toBe('turn 1');
	expect(await (await answer()).text()).toBe('turn 2');
	expect(await (await answer()).text()).toBe('turn 2');
	expect(at.rendered).toBe(2);
});
