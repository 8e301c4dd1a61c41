import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { asReportedWords } from '#lib/measures/closed-figures.ts';
import { causeWords } from '#lib/measures/late-records.ts';
import { openApplication } from '#lib/server/application.ts';
import type { Application } from '#lib/server/application.ts';
import type { MonthCompared } from '#lib/server/closing/open-months.ts';
import { header, stay } from '../support/august-stays.ts';
import { openAugust, signed } from './august.ts';

// Each closing asks some two hundred figures and sets a report.
vi.setConfig({ testTimeout: 240_000 });

const month = '2026-08';

async function bytesOf(folder: string): Promise<Record<string, string>> {
	const names = (await readdir(folder)).sort();
	const read = names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')]);
	return Object.fromEntries(await Promise.all(read)) as Record<string, string>;
}

const wordsOf = ({ numbers, records }: MonthCompared, id: string): string | undefined => {
	const found = numbers.find(
		({ scope, measure, where }) => scope === 'month' && measure === id && where === ''
	);
	return found && asReportedWords(found.before, found.now, causeWords(records.get(id) ?? []));
};

async function openClosed() {
	const august = await openAugust();
	onTestFinished(() => august.application.close());
	const { closing } = await august.application.months.close(month, signed);
	const path = join(august.root, closing.folder);
	return { ...august, closing, path };
}

test('a closed month holds its figures, definitions, records, loads and report, each with its hash', async () => {
	const { path, closing } = await openClosed();
	expect(Object.keys(await bytesOf(path))).toEqual([
		'definitions.json',
		'figures.json',
		'filters.json',
		'lake.json',
		'manifest.json',
		'notes.json',
		'records.parquet',
		'report.pdf'
	]);
	const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
	expect(manifest).toMatchObject({
		...{ sequence: 1, month, version: 1, closed_by: 'R. Lee', snapshot: '000001' },
		...{ closed_at: '2026-09-04T09:00:00.000Z', previous: null, reopened: null },
		...{ data_through: '2026-08-31' }
	});
	expect(closing.folder).toBe('closed/2026-08/1');
	const lake = JSON.parse(await readFile(join(path, 'lake.json'), 'utf8'));
	expect(lake.batches[0].parquet.map(({ table }: { table: string }) => table)).toEqual([
		'assessment',
		'episode'
	]);
});

test('the same state closed twice gives the same bytes but for who and when', async () => {
	const { root, path } = await openClosed();
	const other = await openAugust();
	onTestFinished(() => other.application.close());
	await cp(join(root, 'lake'), join(other.root, 'lake'), { recursive: true });
	await other.application.months.close(month, { by: 'S. Diaz', at: new Date() });
	const [one, two] = [await bytesOf(path), await bytesOf(join(other.root, 'closed/2026-08/1'))];
	const { 'manifest.json': first, ...files } = one;
	const { 'manifest.json': second, ...others } = two;
	expect(others).toEqual(files);
	const unsigned = (text = '') => ({ ...JSON.parse(text), closed_by: '', closed_at: '' });
	expect(unsigned(second)).toEqual(unsigned(first));
});

test('later corrections leave the package as it was, and each changed record is listed with its cause', async () => {
	const { application, closing, path, load, scores } = await openClosed();
	const before = await bytesOf(path);
	expect(wordsOf(await application.months.compare(closing), 'completion')).toBe(
		'66.0% (31 of 47) as reported; 66.0% (31 of 47) as now known'
	);
	await load({ 'late.csv': [header, stay('late', '2026-08-30', 'left_early')] });
	const once = await application.months.compare(closing);
	expect(wordsOf(once, 'completion')).toBe(
		'66.0% (31 of 47) as reported; 64.6% (31 of 48) as now known: 1 late discharge'
	);
	await load({
		'more.csv': [
			header,
			stay('e1', '2026-08-20', 'left_early'),
			stay('e2', '2026-07-20', 'completed'),
			stay('new', '2026-08-28', 'completed')
		],
		'scores-late.csv': scores(['e3'], '2026-08-19', 4)
	});
	const twice = await application.months.compare(closing);
	expect(
		twice.records
			.get('completion')
			?.map(({ record, change, cause, rows }) => [
				record,
				change,
				cause,
				rows[0]?.batch,
				rows[0]?.file
			])
	).toEqual([
		['e1', 'counted otherwise', 'corrected discharge reason', 'b0003', 'more.csv'],
		['e2', 'not counted any more', 'corrected discharge date', 'b0003', 'more.csv'],
		['late', 'counted now', 'late discharge', 'b0002', 'late.csv'],
		['new', 'counted now', 'late episode', 'b0003', 'more.csv']
	]);
	const change = twice.records.get('phq_9_mean_change')?.find(({ record }) => record === 'e3');
	expect([change?.change, change?.cause, change?.rows[0]?.file]).toEqual([
		'counted now',
		'late score',
		'scores-late.csv'
	]);
	expect(await bytesOf(path)).toEqual(before);
	// What was frozen of one measure is read as it was, whatever came later.
	const kept = await application.months.ledger(closing, 'completion');
	const ofMonth = kept?.figures.find(({ scope }) => scope === 'month');
	expect(ofMonth?.value).toMatchObject({ k: 31, n: 47 });
	expect(ofMonth?.ledger[0]).toMatchObject({ step: 'discharged', n: 47 });
	expect(kept?.definition).toMatchObject({ id: 'completion', version: 1 });
	expect(kept?.files.map(({ file, batch, at }) => [file, batch, at])).toEqual([
		['stays.csv', 'b0001', 0]
	]);
	const ofScores = await application.months.ledger(closing, 'phq_9_mean_change');
	expect(ofScores?.files.map(({ file, table }) => [file, table])).toEqual([
		['stays.csv', 'episode'],
		['scores.csv', 'assessment']
	]);
	expect(await application.months.ledger(closing, 'no_such_measure')).toBeUndefined();
});

test('a load that is taken back after the closing is told as such, and its file stays', async () => {
	const { application, load } = await openAugust();
	onTestFinished(() => application.close());
	await load({ 'late.csv': [header, stay('late', '2026-08-30', 'left_early')] });
	const { closing } = await application.months.close(month, signed);
	await application.undo('b0002');
	for (const at of [1, 2, 3]) await load({ 'other.csv': [header, stay(`o${at}`)] });
	const compared = await application.months.compare(closing);
	expect(wordsOf(compared, 'completion')).toBe(
		'64.6% (31 of 48) as reported; 66.0% (31 of 47) as now known: 1 discharge taken back'
	);
	expect((await application.months.verify()).problems).toEqual([]);
});

test('re-opening keeps the old version; the next one says why and what moved, and follows in the chain', async () => {
	const { application, path, load, root } = await openClosed();
	const before = await bytesOf(path);
	await load({ 'late.csv': [header, stay('late', '2026-08-30', 'left_early')] });
	await application.months.reopen(month, { ...signed, by: 'S. Diaz' }, 'A discharge came late.');
	const { closing } = await application.months.close(month, signed);
	expect([closing.version, closing.sequence]).toEqual([2, 2]);
	const second = await bytesOf(join(root, closing.folder));
	const manifest = JSON.parse(second['manifest.json'] ?? '');
	const manifestSha256 = (await application.months.list())[0]?.manifestSha256;
	expect(manifest.previous).toEqual({ month, version: 1, sha256: manifestSha256 });
	expect(manifest.reopened).toMatchObject({ by: 'S. Diaz', why: 'A discharge came late.' });
	const moved = JSON.parse(second['moved.json'] ?? '');
	const completion = moved.records.find(
		(each: { measure: string }) => each.measure === 'completion'
	);
	expect([completion.causes, completion.list[0].record]).toEqual(['1 late discharge', 'late']);
	expect(await bytesOf(path)).toEqual(before);
	expect((await application.months.verify()).problems).toEqual([]);
});

const refusal = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'no refusal',
		(error: Error) => error.message
	);

test('a month that is none, still to come or closed already is refused with what to do', async () => {
	const { application } = await openClosed();
	const { close, reopen } = application.months;
	expect(await refusal(close('2026-13', signed))).toMatch(/Write the month as YYYY-MM/);
	expect(await refusal(close('2026-09', signed))).toMatch(
		/September 2026 is still to come: the data reach 31 August 2026/
	);
	expect(await refusal(close('2020-01', signed))).toMatch(/Nobody is counted in January 2020/);
	expect(await refusal(close(month, signed))).toMatch(
		/closed already, by R\. Lee on 4 September 2026.*re-open it first/
	);
	expect(await refusal(close('2026-07', { ...signed, by: ' ' }))).toMatch(/Say who does it/);
	expect(await refusal(reopen('2026-07', signed, 'x'))).toMatch(/July 2026 is not closed/);
	expect(await refusal(reopen(month, signed, ' '))).toMatch(/Say why/);
	expect(await refusal(reopen(month, signed, 'SSN 123-45-6789 left late'))).toMatch(
		/^Why: there is what looks like .*Nothing was stored\.$/
	);
	expect(await refusal(close('2026-07', { ...signed, by: 'Mrs. Jones' }))).toMatch(
		/^Your name: there is what looks like a name\./
	);
	expect(await application.months.list()).toHaveLength(1);
});

test('where a setting changed since, the definition is named and no record is blamed', async () => {
	const { root, application, closing, load } = await openClosed();
	await load({ 'late.csv': [header, stay('late', '2026-08-30', 'left_early')] });
	application.close();
	await writeFile(join(root, 'settings.yaml'), 'pair_min_stay_days: 90\n');
	const again: Application = openApplication(root);
	onTestFinished(() => again.close());
	await again.refresh();
	const { definitions, records } = await again.months.compare(closing);
	expect(definitions.words).toEqual(['our setting pair min stay days']);
	expect(definitions.measures).toContain('phq_9_pair_capture');
	expect(definitions.measures).not.toContain('completion');
	expect(records.has('phq_9_pair_capture')).toBe(false);
	expect(records.get('completion')).toHaveLength(1);
});

test('points of a closed month say so as long as it is closed, and no other point says anything', async () => {
	const { application } = await openClosed();
	const question = { measure: 'completion', by: 'month', where: {}, audience: 'inside' } as const;
	const months = { from: '2026-07-01', to: '2026-08-31' };
	const marks = async () =>
		(await application.ask({ ...question, ...months })).series.map(({ by, closed }) => [
			by.month,
			closed
		]);
	expect(await marks()).toEqual([
		['2026-07', undefined],
		['2026-08', true]
	]);
	await application.months.reopen(month, signed, 'To look at it again.');
	expect(await marks()).toEqual([
		['2026-07', undefined],
		['2026-08', undefined]
	]);
});
