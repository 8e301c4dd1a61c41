/* eslint-disable no-console -- a script's voice */
// npm leaves the optional packages of other platforms out of the lock file where its registry does not answer for
// them, and npm ci then refuses the lock. This puts them back: name and version from the package that asks for them,
// system and processor from their name.
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = {
	version?: string;
	optional?: boolean;
	os?: string[];
	cpu?: string[];
	libc?: string[];
	optionalDependencies?: Record<string, string>;
};

const systems = 'aix android darwin freebsd linux netbsd openbsd openharmony sunos win32'.split(
	' '
);
const processors = 'arm arm64 ia32 loong64 ppc64 riscv64 s390x wasm32 x64'.split(' ');

function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
	const words = name.split(/[-/]/);
	const os = name === 'fsevents' ? ['darwin'] : systems.filter((each) => words.includes(each));
	const cpu = processors.filter((each) => words.includes(each));
	const libc = words.some((word) => word.startsWith('musl'))
		? ['musl']
		: os[0] === 'linux' && words.some((word) => word.startsWith('gnu'))
			? ['glibc']
			: [];
	return {
		...(os.length > 0 ? { os } : {}),
		...(cpu.length > 0 ? { cpu } : {}),
		...(libc.length > 0 ? { libc } : {})
	};
}

/** Whether a package asked for from `path` is found on the way up from there, as Node looks for it. */
function isLocked(packages: Record<string, Entry>, path: string, name: string): boolean {
	if (packages[path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`]) return true;
	if (path === '') return false;
	const above = path.lastIndexOf('/node_modules/');
	return isLocked(packages, above === -1 ? '' : path.slice(0, above), name);
}

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
for (const [path, entry] of Object.entries(lock.packages))
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
		if (!isLocked(lock.packages, path, name)) {
			const exact = version.replace(/^[~^]/, '');
			lock.packages[`node_modules/${name}`] = {
				version: exact,
				optional: true,
				...platformOf(name)
			};
			console.log(`${name} ${exact}`);
		}
lock.packages = Object.fromEntries(
	Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
);
writeFileSync(file, `${JSON.stringify(lock, null, '\t')}\n`);
