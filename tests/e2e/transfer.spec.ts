import { expect, test } from '@playwright/test';

// Node's own client: a browser would hide how the bytes came.
const fetchFrom = (baseURL: string | undefined, path: string) =>
	fetch(new URL(path, baseURL), { headers: { 'Accept-Encoding': 'br' } });

test('a page of figures comes compressed', async ({ baseURL }) => {
	const response = await fetchFrom(baseURL, '/completion');
	expect(response.status).toBe(200);
	expect(response.headers.get('content-encoding')).toBe('br');
	expect(await response.text()).toContain('</html>');
});

test('scripts come compressed, and a browser may keep them for good', async ({ baseURL }) => {
	const html = await (await fetchFrom(baseURL, '/completion')).text();
	const script = /\/_app\/immutable\/entry\/start\.[\w-]+\.js/.exec(html)?.[0] ?? '';
	const response = await fetchFrom(baseURL, script);
	expect(response.headers.get('content-encoding')).toBe('br');
	expect(response.headers.get('cache-control')).toContain('immutable');
});
