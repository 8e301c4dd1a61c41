import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WrongUsage } from '#lib/server/errors.ts';
import { numbersOf, readSettings } from '#lib/server/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function settingsWith(text: string) {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'settings.yaml'), text);
	return readSettings(folder);
}

test('the rules of signals are those of NHS England until the clinic says otherwise', async () => {
	expect(readSettings().signal_rules?.value).toBe('nhs');
	expect((await settingsWith('signal_rules: anhoej\n')).signal_rules?.value).toBe('anhoej');
});

test('a setting of words takes one of its words, and a number only a number', async () => {
	await expect(settingsWith('\nsignal_rules: strict\n')).rejects.toThrow(
		'settings.yaml, line 2: signal_rules must be one of nhs, western_electric, nelson, anhoej'
	);
	await expect(settingsWith('signal_rules: 3\n')).rejects.toThrow('must be one of');
	await expect(settingsWith('recent_days: many\n')).rejects.toThrow(
		'settings.yaml, line 1: recent_days must be a number. Mend the value.'
	);
});

test('what is no setting says where and how to write it, and never quotes the file', async () => {
	const texts: [text: string, message: string][] = [
		['recent_days: 14\n\t- SSN 123', 'settings.yaml, line 2: it is no YAML. Write each setting'],
		['- recent_days', 'settings.yaml: it is no list of settings. Write each setting'],
		['\nrecent_days: [14]', 'settings.yaml, line 2: recent_days is no setting. Write each setting'],
		['# ours\nno_such: 3', 'settings.yaml, line 2: there is no setting no_such. Take the line'],
		['a: 1\nb: *c', 'settings.yaml: it is no list of settings. Write each setting']
	];
	for (const [text, message] of texts) {
		const error = await settingsWith(text).then(
			() => null,
			(reason: unknown) => reason
		);
		expect(error).toBeInstanceOf(WrongUsage);
		expect(String(error)).toContain(message);
		expect(String(error)).not.toContain('123');
	}
	expect((await settingsWith('# nothing set\n')).recent_days?.value).toBe(14);
});

test('a measure may rest on numbers alone', () => {
	const numbers = numbersOf(readSettings());
	expect(numbers.recent_days).toBe(14);
	expect(numbers).not.toHaveProperty('signal_rules');
});
