import {
	elementScroll,
	observeElementOffset,
	observeElementRect,
	Virtualizer
} from '@tanstack/virtual-core';
import { tableFromIPC } from 'apache-arrow';
import type { Drawn, Head, Value } from './row-list.ts';

const perChunk = 1000;

type List = {
	/** Where the rows come from as Arrow, with the question in its query. */
	address: string;
	total: number;
	head: Head[];
	/** Those that came with the page. */
	first: Value[][];
};

async function fetchChunk({ address, head }: List, chunk: number): Promise<Value[][]> {
	const url = new URL(address, location.href);
	url.searchParams.delete('page');
	url.searchParams.set('limit', `${perChunk}`);
	url.searchParams.set('offset', `${chunk * perChunk}`);
	const answer = await fetch(url);
	if (!answer.ok) throw new Error(`status ${answer.status}`);
	const table = tableFromIPC(new Uint8Array(await answer.arrayBuffer()));
	const columns = head.map(({ name }) => table.getChild(name));
	return Array.from({ length: table.numRows }, (_, row) =>
		columns.map((column) => (column?.get(row) as Value | undefined) ?? null)
	);
}

/** The row at a place, from chunks fetched as they are wanted; one that cannot be had is tried again when next wanted. */
function openChunks(list: List, onArrival: () => void) {
	const chunks = new Map<number, Value[][] | 'coming'>();
	const want = (chunk: number): void => {
		if (chunks.has(chunk)) return;
		chunks.set(chunk, 'coming');
		fetchChunk(list, chunk).then(
			(rows) => {
				chunks.set(chunk, rows);
				onArrival();
			},
			() => chunks.delete(chunk)
		);
	};
	return (index: number): Value[] => {
		const known = list.first[index];
		if (known) return known;
		const chunk = Math.floor(index / perChunk);
		want(chunk);
		const rows = chunks.get(chunk);
		return (rows === undefined || rows === 'coming' ? undefined : rows[index % perChunk]) ?? [];
	};
}

/** Columns keep at least the width they have, so that rows coming into sight do not shake them. */
function keepWidths(box: HTMLElement): void {
	for (const cell of box.querySelectorAll<HTMLElement>('thead th'))
		cell.style.minWidth = `${cell.getBoundingClientRect().width}px`;
}

/** Rows drawn beyond either edge, so that a turn of the wheel meets no gap. */
const spare = 20;

/**
 * Lets a long list scroll in its box: gives `show` the rows in sight and the room around them, now and whenever that
 * changes. All rows are as high as the first. Gives the function that ends it.
 */
export function scrollRows(box: HTMLElement, list: List, show: (drawn: Drawn) => void): () => void {
	const height = box.querySelector('tbody tr')?.getBoundingClientRect().height ?? 32;
	const rowAt = openChunks(list, () => draw());
	keepWidths(box);
	const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
		count: list.total,
		getScrollElement: () => box,
		estimateSize: () => height,
		overscan: spare,
		observeElementRect,
		observeElementOffset,
		scrollToFn: elementScroll,
		onChange: () => draw()
	});
	function draw(): void {
		const seen = virtualizer.getVirtualItems();
		const [first, last] = [seen[0], seen.at(-1)];
		if (!first || !last) return;
		const after = virtualizer.getTotalSize() - last.end;
		const rows = seen.map(({ index }) => rowAt(index));
		show({ first: first.index, before: first.start, after, rows });
	}
	const stop = virtualizer._didMount();
	virtualizer._willUpdate();
	draw();
	return stop;
}
