import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

afterEach(() => vi.restoreAllMocks());

/** What a command line writes to stdout, and its exit status. */
async function run(...args: string[]): Promise<{ status: number; text: string }> {
	const parts: string[] = [];
	vi.spyOn(process.stdout, 'write').mockImplementation((part) => parts.push(`${part}`) > 0);
	const status = await main(['node', 'plumbline', ...args]);
	vi.restoreAllMocks();
	return { status, text: parts.join('') };
}

test('help lists every command, and each of them is there when it is asked for alone', async () => {
	const { status, text } = await run('--help');
	expect(status).toBe(0);
	const listed = [...text.matchAll(/^ {2}(\w+) .*$/gm)].map(([, name = '']) => name);
	const names = listed.filter((name) => name !== 'help');
	expect(names).toEqual(
		expect.arrayContaining(['load', 'undo', 'ask', 'verify', 'serve', 'start'])
	);
	for (const name of names) {
		const help = await run(name, '--help');
		expect(help.status, name).toBe(0);
		expect(help.text).toContain(`Usage: plumbline ${name}`);
	}
});

test('a command that is none is wrong usage', async () => {
	vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
	expect(await main(['node', 'plumbline', 'lode'])).toBe(2);
});
