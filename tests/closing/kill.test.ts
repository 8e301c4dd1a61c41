import { fork } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#lib/server/store/open-store.ts';
import { closedMonth } from '#lib/server/store/schema/closed-month.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openAugust, signed } from './august.ts';

const month = '2026-08';
const kills = 6;

/** Closes in another process, killed so many ms after it began, or never. */
async function closeInChild(root: string, killAfter?: number) {
	const path = join(import.meta.dirname, '..', 'support', 'close-process.ts');
	const child = fork(path, [root, month], { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
	let isDone = false;
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const begun = new Promise<void>((resolve) =>
		child.on('message', (message) => {
			if (message === 'closing') resolve();
			if (message === 'done') isDone = true;
		})
	);
	await Promise.race([begun, ended]);
	const since = performance.now();
	if (killAfter !== undefined) {
		await Promise.race([pause(killAfter), ended]);
		child.kill('SIGKILL');
	}
	await ended;
	return { isDone, ms: performance.now() - since };
}

test('after each of several closings killed on the way the month is closed or not, and verifies', async () => {
	const { root, application } = await openAugust();
	onTestFinished(() => application.close());
	const { months } = application;
	const { ms, isDone: isWhole } = await closeInChild(root);
	expect(isWhole).toBe(true);
	for (let at = 0; at < kills; at++) {
		if (await months.inForce(month)) await months.reopen(month, signed, 'To close it again.');
		const before = (await months.list()).length;
		// The second half of them where the package is finished and put in its place.
		const share = at < kills / 2 ? at / kills : 0.8 + (at - kills / 2) / kills;
		const { isDone } = await closeInChild(root, ms * share);
		const after = (await months.list()).length;
		expect([before, before + 1]).toContain(after);
		expect((await months.inForce(month)) !== undefined).toBe(after > before);
		if (isDone) expect(after).toBe(before + 1);
		expect((await months.verify()).problems, `killed at ${share}`).toEqual([]);
	}
	if (!(await months.inForce(month))) await months.close(month, signed);
	expect((await months.verify()).problems).toEqual([]);
}, 600_000);

test('a closing cut off between the records and its package is forgotten, one with its package stands', async () => {
	const { root, application } = await openAugust();
	onTestFinished(() => application.close());
	const { months } = application;
	await months.close(month, signed);
	const store = openStore(dataFolder(root));
	onTestFinished(() => store.close());
	const records = await store.records();
	await records.update(closedMonth).set({ placedAt: null });
	expect(await months.list()).toHaveLength(1);
	expect((await months.verify()).problems).toEqual([]);
	await expect(months.close(month, signed)).rejects.toThrow(/closed already/);
	const [settled] = await records.select().from(closedMonth).where(eq(closedMonth.sequence, 1));
	expect(settled?.placedAt).toBe('2026-09-04T09:00:00.000Z');
	await records.update(closedMonth).set({ placedAt: null });
	await rm(join(root, 'closed'), { recursive: true });
	expect(await months.list()).toEqual([]);
	await cp(join(root, 'receipts'), join(root, 'closed/2026-08/1'), { recursive: true });
	await months.close(month, signed);
	expect(await months.list()).toHaveLength(1);
	expect((await months.verify()).problems).toEqual([]);
}, 240_000);
