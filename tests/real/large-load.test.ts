import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '#lib/server/project.ts';
import { writeExports } from '#seed/write-exports.ts';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const rowCount = 2_000_000;
const mostMemory = 1.5e9;

/** Writes attendance as a clinic network of many years would export it: one row per service. */
async function writeAttendance(path: string): Promise<void> {
	const out = createWriteStream(path);
	out.write(
		'episode_id,service_on,service_type,scheduled_minutes,attended_minutes,status,modality\n'
	);
	const perDay = 100_000;
	for (let from = 0; from < rowCount; from += 10_000) {
		const day = `2025-03-${`${1 + Math.floor(from / perDay)}`.padStart(2, '0')}`;
		const rows = Array.from({ length: 10_000 }, (_, at) => {
			const episode = (from + at) % perDay;
			return `e${episode},${day},group,180,${episode % 7 === 0 ? '0,no_show' : '180,attended'},in_person\n`;
		});
		if (!out.write(rows.join(''))) await once(out, 'drain');
	}
	out.end();
	await once(out, 'finish');
}

/** Starts the server on a data folder, and gives its process and address. */
async function serve(data: string): Promise<{ server: ChildProcess; address: string }> {
	const program = join(projectRoot, 'bin', 'plumbline.js');
	const server = spawn(process.execPath, [program, 'serve', '--data', data, '--port', '0'], {
		stdio: ['ignore', 'ignore', 'pipe']
	});
	onTestFinished(() => void server.kill('SIGTERM'));
	for await (const line of createInterface({ input: server.stderr })) {
		const address = /Plumbline is at (\S+)/.exec(line)?.[1];
		if (address) return { server, address };
	}
	throw new Error('The server did not start.');
}

const peakOf = async (process_: number | string): Promise<number> => {
	const status = await readFile(`/proc/${process_}/status`, 'utf8').catch(() => '');
	return 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
};

const childrenOf = async (process_: number): Promise<string[]> =>
	(await readFile(`/proc/${process_}/task/${process_}/children`, 'utf8')).trim().split(' ');

const textOf = async (address: string): Promise<string> => {
	const response = await fetch(address);
	expect(response.status).toBe(200);
	return response.text();
};

const post = (address: string, body: FormData): Promise<Response> =>
	fetch(address, {
		method: 'POST',
		body,
		headers: {
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			origin: new URL(address).origin
		}
	});

// Peaks are read where Linux keeps them.
test.runIf(process.platform === 'linux')(
	'two million rows load with progress, in bounded memory, while pages answer',
	async () => {
		const folder = await temporaryFolder();
		const files = await writeExports({ out: folder, episodes: 100 });
		await loadPaths(
			folder,
			files.map(({ file }) => join(folder, file))
		);
		const path = join(folder, 'attendance of years.csv');
		await writeAttendance(path);
		const { server, address } = await serve(join(folder, 'data'));

		const upload = new FormData();
		upload.append('files', await openAsBlob(path), 'attendance of years.csv');
		const received = (await (await post(`${address}/data?/receive`, upload)).json()) as {
			location: string;
		};
		const page = `${address}${received.location}`;
		const [loader = ''] = await childrenOf(server.pid ?? 0);

		const progress = new Set<string>();
		let peak = 0;
		let answers = 0;
		/** Looks at the delivery and at pages of figures until the delivery's page says `word`. */
		async function follow(word: string): Promise<string> {
			for (;;) {
				const text = await textOf(page);
				peak = Math.max(peak, await peakOf(loader));
				if (text.includes(word)) return text;
				const rows = /Reading:\s+([\d,]+) rows|holding ([\d,]+) rows|Storing|Building/.exec(text);
				if (rows) progress.add(rows[0]);
				for (const path of ['/', '/retention', '/data'])
					expect(await textOf(`${address}${path}`)).toContain('Plumbline');
				answers++;
				await pause(300);
			}
		}

		expect(await follow('The first 10 rows as they would load')).toContain('2,000,000 rows read');
		const load = new FormData();
		load.append('route', 'date-shifted');
		expect((await post(`${page}?/load`, load)).status).toBe(200);
		expect(await follow('Loaded as')).toContain('2,000,000 loaded');

		expect(progress.size).toBeGreaterThan(1);
		expect(answers).toBeGreaterThan(5);
		expect(peak).toBeGreaterThan(0);
		expect(peak).toBeLessThan(mostMemory);
	},
	900_000
);
