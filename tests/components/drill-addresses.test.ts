import { expect, test } from 'vitest';
import { ledgerAddress, questionSearch, rowsAddress } from '#lib/components/drill-addresses.ts';

const page = '?measure=completion&part=phq-9&period=all&by=site&where=site%3DNorth&where=sex%3DF';

test('the question of a page is its period and its filters, and nothing else of its address', () => {
	expect(questionSearch(page)).toBe('?period=all&where=site%3DNorth&where=sex%3DF');
	expect(questionSearch('?measure=completion&by=site')).toBe('');
});

test('a group takes the place of the filter on its dimension, and leaves the others', () => {
	expect(questionSearch(page, { where: { site: ['South'] } })).toBe(
		'?period=all&where=sex%3DF&where=site%3DSouth'
	);
	expect(questionSearch('', { where: { site: [] } })).toBe('');
});

test('days of a number of its own take the place of the period of the page', () => {
	const august = { from: '2026-08-01', to: '2026-08-31' };
	expect(questionSearch('?period=custom&from=2026-01-01&to=2026-12-31', august)).toBe(
		'?from=2026-08-01&to=2026-08-31'
	);
	expect(ledgerAddress('completion', questionSearch('', august))).toBe(
		'/measures/completion/ledger?from=2026-08-01&to=2026-08-31'
	);
});

test('rows are grouped as their figure is, whatever the page is grouped by', () => {
	const bySex = { measure: { id: 'completion' }, asked: { by: 'sex' } };
	expect(rowsAddress(bySex, '?period=all', { by: { sex: 'F' } })).toBe(
		'/measures/completion/rows?period=all&by=sex&bucket=F'
	);
	const byMonth = { measure: { id: 'completion' }, asked: { by: 'month' } };
	expect(rowsAddress(byMonth, '?by=program', { by: { month: '2026-08' } })).toBe(
		'/measures/completion/rows?bucket=2026-08'
	);
});
