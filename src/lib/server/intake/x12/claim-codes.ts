import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PlumblineError } from '#lib/server/errors.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { moveDurably } from '#lib/server/warehouse/durable.ts';

const secretBytes = 32;
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const codeLength = 12;

/** A code for a claim: 60 random bits, so that nothing of the number it stands for is in it. */
const newCode = (): string =>
	`c_${Array.from(randomBytes(codeLength), (byte) => letters[byte % letters.length]).join('')}`;

/** Where the secret and the index lie: apart from the lake, for the owner's eyes alone. */
const placesIn = (folder: DataFolder) => ({
	secret: join(folder.root, 'identifiers', 'secret'),
	index: join(folder.root, 'identifiers', 'claim-codes')
});

async function readIfThere(path: string): Promise<Buffer | undefined> {
	try {
		return await readFile(path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

async function writePrivately(path: string, content: string | Buffer): Promise<void> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const draft = `${path}.draft`;
	await writeFile(draft, content, { mode: 0o600 });
	await moveDurably(draft, path);
}

const damaged = (what: string) =>
	new PlumblineError(
		'claim-codes',
		`The index of claim codes cannot be used: ${what}. Put back the folder "identifiers" of the data folder from a backup; nothing was loaded.`
	);

/** The codes that stand for claim numbers: the same number gives the same code, on any load and in any file. */
export class ClaimCodes {
	readonly #codes: Map<string, string>;
	readonly #taken: Set<string>;
	readonly #secret: Buffer;
	readonly #index: string;
	#isChanged = false;

	constructor(secret: Buffer, codes: Map<string, string>, index: string) {
		this.#secret = secret;
		this.#codes = codes;
		this.#taken = new Set(codes.values());
		this.#index = index;
	}

	/** The code of a claim number: the one it had before, or a new one. */
	codeOf(claimNumber: string): string {
		const key = createHmac('sha256', this.#secret).update(claimNumber).digest('base64url');
		const known = this.#codes.get(key);
		if (known !== undefined) return known;
		let code = newCode();
		while (this.#taken.has(code)) code = newCode();
		this.#codes.set(key, code);
		this.#taken.add(code);
		this.#isChanged = true;
		return code;
	}

	/** Keeps new codes on disk, all or nothing. To be called before rows with these codes are stored. */
	async save(): Promise<void> {
		if (!this.#isChanged) return;
		const lines = [...this.#codes].map(([key, code]) => `${key} ${code}\n`);
		await writePrivately(this.#index, lines.join(''));
		this.#isChanged = false;
	}
}

function parseIndex(text: string): Map<string, string> {
	const lines = text.split('\n').filter((line) => line !== '');
	const codes = new Map<string, string>();
	for (const line of lines) {
		const [key, code] = line.split(' ');
		if (!key || !code) throw damaged('it has a line that is not whole');
		codes.set(key, code);
	}
	return codes;
}

/**
 * Opens the index of claim codes of a data folder; makes its secret on first use. Numbers stand in it only as HMAC
 * under that secret. Throws PlumblineError where the index is there and its secret is not.
 */
export async function openClaimCodes(folder: DataFolder): Promise<ClaimCodes> {
	const places = placesIn(folder);
	const index = await readIfThere(places.index);
	let secret = await readIfThere(places.secret);
	if (secret === undefined) {
		if (index !== undefined) throw damaged('its secret is missing');
		secret = randomBytes(secretBytes);
		await writePrivately(places.secret, secret);
	}
	if (secret.length !== secretBytes) throw damaged('its secret is not whole');
	return new ClaimCodes(secret, parseIndex(index?.toString('utf8') ?? ''), places.index);
}
