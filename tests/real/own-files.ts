import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts YAML files into `profiles/` or `instruments/` of the data folder below `folder`, as a clinic would its own. */
export async function writeOwn(
	folder: string,
	kind: 'profiles' | 'instruments',
	files: Record<string, string>
): Promise<void> {
	const place = join(folder, 'data', kind);
	await mkdir(place, { recursive: true });
	for (const [name, text] of Object.entries(files))
		await writeFile(join(place, `${name}.yaml`), text);
}

/** An instrument that is known by its total alone, as exports give it; `reliability` where a set is published with one. */
export function totalsOnly(of: {
	id: string;
	title: string;
	prefix: string;
	better: 'lower' | 'higher';
	range: [number, number];
	reliability?: number;
}): string {
	const { id, title, prefix, better, range, reliability } = of;
	const [min, max] = range;
	const thresholds =
		reliability === undefined
			? ''
			: `
    thresholds:
      reliability: { value: ${reliability}, source: As in the example of the R package, ours: true }`;
	return `id: ${id}
title: ${title}
name: ${title}
better: ${better}
licence: 'Not ours: totals only'
source: As the file gives it
scales:
  - id: total
    prefix: ${prefix}
    title: ${title}
    items: []
    method: { kind: supplied }
    range: { min: ${min}, max: ${max} }
    better: ${better}
    total: true
    source: As the file gives it
    ours: true${thresholds}
cases:
  - id: as supplied
    items: {}
    total: ${max}
    expect: { total: ${max} }
    methods: { total: supplied }
`;
}
