import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { openApplication } from '#lib/server/application.ts';
import { cqiReportFiles } from '#lib/server/reports/cqi-report.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import { findChromium } from '../../tests/e2e/support/find-chromium.ts';
import { chromiumArguments } from '../../tests/e2e/support/launch.ts';
import { timesLess } from '../support/line.ts';
import type { Line } from '../support/line.ts';
import { ofBench, plumbline, runProcess } from '../support/run-process.ts';
import type { Ran } from '../support/run-process.ts';
import type { Part, Setting } from '../support/setting.ts';
import { inTurn, spreadOf, timed } from '../support/spread.ts';

const period = { from: '2025-09-01', to: '2026-08-31' };
const launch = () => chromium.launch({ executablePath: findChromium(), args: chromiumArguments });

/** The texts and charts of the quality report, as its template reads them. */
async function readFiles({ data }: Setting): Promise<Record<string, string>> {
	const application = openApplication(data);
	const { ask, catalogue, comparisons, whatChanged } = application;
	const rows = { ...period, where: {}, audience: 'inside' } as const;
	const changed = await whatChanged({ ...rows, scope: 'headline' });
	const files = await cqiReportFiles({
		ask,
		catalogue,
		compare: comparisons.compare,
		...rows,
		changed
	});
	application.close();
	return files;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Every text of the report that is more than a word, in its order. */
function sentencesOf(data: unknown): string[] {
	if (typeof data === 'string') return data.includes(' ') ? [data] : [];
	return data && typeof data === 'object' ? Object.values(data).flatMap(sentencesOf) : [];
}

const digits = (text: string, turn: number): string =>
	text.replace(/\d/g, (digit) => String((Number(digit) + turn) % 10));

/** Texts with other numbers in them, as next month's have: what was set before is of no help to set them. */
function renumbered(data: unknown, turn: number): unknown {
	if (typeof data === 'string') return data.includes(' ') ? digits(data, turn) : data;
	if (Array.isArray(data)) return data.map((each) => renumbered(each, turn));
	if (data === null || typeof data !== 'object') return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, each]) => [key, renumbered(each, turn)])
	);
}

/** Gives the report with other numbers each time it is called. */
function everNew({ 'report.json': report = '{}', ...charts }: Record<string, string>) {
	let turn = 0;
	const data: unknown = JSON.parse(report);
	return () => ({ ...charts, 'report.json': JSON.stringify(renumbered(data, ++turn)) });
}

/** The same charts and texts as one page for a browser, without any script. */
function pageOf({ 'report.json': report = '{}', ...charts }: Record<string, string>): string {
	const paragraphs = sentencesOf(JSON.parse(report)).map((text) => `<p>${escaped(text)}</p>`);
	const figures = Object.values(charts).map((svg) => `<figure>${svg}</figure>`);
	return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Report</title><body>${[
		...figures,
		...paragraphs
	].join('\n')}</body></html>`;
}

async function measure(setting: Setting): Promise<Line[]> {
	const asked = await timed(() => readFiles(setting));
	const files = asked.result;
	const charts = Object.keys(files).length - 1;
	const [json, html] = [join(setting.base, 'report-files.json'), join(setting.base, 'report.html')];
	writeFileSync(json, JSON.stringify(files));
	writeFileSync(html, pageOf(files));
	const address = pathToFileURL(html).href;
	const print = async (browser: Awaited<ReturnType<typeof launch>>) => {
		const page = await browser.newPage();
		await page.goto(address);
		await page.pdf({ format: 'Letter', tagged: true });
		await page.close();
	};
	const cold = await inTurn(setting.repeats.long + 1, {
		ours: () => runProcess([...ofBench('set-report.js'), json]),
		browser: async () => {
			const browser = await launch();
			await print(browser);
			await browser.close();
		}
	});
	const browser = await launch();
	await print(browser);
	await typeset('cqi.typ', files);
	const next = everNew(files);
	const warm = await inTurn(setting.repeats.long + 2, {
		ours: () => typeset('cqi.typ', next()),
		browser: () => print(browser)
	});
	await browser.close();
	const out = join(setting.base, 'cqi.pdf');
	const dates = ['--from', period.from, '--to', period.to];
	const command = [plumbline, 'report', 'cqi', '--out', out, ...dates, '--data', setting.data];
	const whole: Ran[] = [];
	for (let run = 0; run < setting.repeats.long + 2; run++) whole.push(await runProcess(command));
	const processor = spreadOf(whole.map(({ watched }) => watched.cpuMs)).median;
	const memory = Math.max(...whole.map(({ watched }) => watched.peakMb));
	const beside = 'headless Chromium printing the same';
	return [
		{
			what: `quality report with ${charts} charts set from a cold process`,
			unit: 'ms',
			ours: cold.ours,
			baseline: { what: beside, spread: cold.browser },
			ratio: timesLess(cold.ours, cold.browser),
			goal: { of: 'ratio', least: 3 }
		},
		{
			what: 'the same with other numbers, warm',
			unit: 'ms',
			ours: warm.ours,
			baseline: { what: beside, spread: warm.browser },
			ratio: timesLess(warm.ours, warm.browser),
			goal: { of: 'median', most: 3000 }
		},
		{
			what: 'its figures asked and its charts drawn',
			unit: 'ms',
			ours: spreadOf([asked.ms]),
			note: 'in a process that has asked nothing before'
		},
		{
			what: 'plumbline report cqi, from start to exit',
			unit: 'ms',
			ours: spreadOf(whole.map(({ ms }) => ms)),
			goal: { of: 'median', most: 3000 },
			note: `${Math.round(processor)} ms of processors, ${Math.round(memory)} MB at most`
		}
	];
}

/** The report of a quality meeting as PDF, beside a browser that prints the same charts and texts. */
export const report: Part = { name: 'report', title: 'Quality report', needsData: true, measure };
