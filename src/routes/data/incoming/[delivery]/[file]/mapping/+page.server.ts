import { fail, redirect } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { mappedHeaders, startMapping } from '#lib/server/incoming/start-mapping.ts';
import type { FileReading } from '#lib/server/incoming/protocol.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readProfiles } from '#lib/server/intake/read-profiles.ts';
import { receiptToJson } from '#lib/server/intake/receipt.ts';
import { profileFromForm } from '#lib/profiles/profile-from-form.ts';
import { ProfileFaulty, profileFaults, sayFault } from '#lib/server/profiles/parse-profile.ts';
import { openProfiles } from '#lib/server/profiles/profile-store.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { deliveryOf, fileOf } from '../../delivery-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const delivery = deliveryOf(params.delivery);
	const file = fileOf(delivery, params.file);
	// Until it is read, and where its line of headers may be somebody's data, there is nothing to map.
	const looks = (file.reading?.tables ?? []).filter(({ samples }) => samples);
	const look = looks.find(({ name }) => name === url.searchParams.get('table')) ?? looks[0];
	if (!look) redirect(303, `/data/incoming/${delivery.id}`);
	const { folder } = getApplication();
	const registry = readRegistry(folder.root);
	const contract = await readContract();
	const known = { contract, registry, profiles: readProfiles(folder) };
	return {
		delivery: delivery.id,
		file: file.name,
		table: look.name,
		otherTables: looks.map(({ name }) => name).filter((name) => name !== look.name),
		headers: mappedHeaders(look, file.choices),
		samples: look.samples ?? {},
		tables: [...contract.values()].map(({ table, about, columns }) => ({ table, about, columns })),
		instruments: registry.map(({ id, title, items }) => ({
			id,
			title,
			items: items.map(({ code }) => code)
		})),
		...startMapping(known, file.name, look, file.choices)
	};
};

const previewOf = ({ parts }: FileReading) =>
	parts.map(({ receipt, preview, message }) => ({
		receipt: receiptToJson({ batch: null, files: [receipt] }).files[0],
		preview,
		message
	}));

/** Everything that stands against a profile, as it is or while it is saved. */
async function problemsOf<T>(work: () => Promise<T>): Promise<{ done?: T; problems: string[] }> {
	try {
		return { done: await work(), problems: [] };
	} catch (error) {
		if (error instanceof ProfileFaulty) return { problems: error.problems };
		if (error instanceof PlumblineError) return { problems: [error.message] };
		throw error;
	}
}

export const actions: Actions = {
	default: async ({ params, request }) => {
		const delivery = deliveryOf(params.delivery);
		const file = fileOf(delivery, params.file);
		const fields = [...(await request.formData())].map(([name, value]): [string, string] => [
			name,
			String(value)
		]);
		const { profile, problems, intent, who } = profileFromForm(fields);
		if (intent === 'edit') return { profile, problems, who };
		if (problems.length > 0) return fail(400, { profile, problems, who });
		// What the profile says of the form and the columns left out stands in place of what was said before.
		const { allow } = file.choices;
		if (intent === 'preview') {
			const tried = await problemsOf(async () => {
				const faults = await profileFaults({ ...profile, name: profile.name || 'unnamed' });
				if (faults.length > 0) throw new ProfileFaulty(faults.map(sayFault));
				return delivery.tryOut(file.number, { allow, dropColumns: profile.drop, mapping: profile });
			});
			const preview = tried.done && previewOf(tried.done);
			return { profile, problems: tried.problems, who, preview };
		}
		const saver = { by: who, at: new Date().toISOString() };
		const { done: saved, problems: faults } = await problemsOf(() =>
			openProfiles(getApplication().folder).save(profile, saver)
		);
		if (!saved) return fail(400, { profile, problems: faults, who });
		if (intent === 'save') return { profile: saved, problems: [], who, saved: saved.version };
		void delivery.choose(file.number, { allow, dropColumns: saved.drop, profile: saved.name });
		redirect(303, `/data/incoming/${delivery.id}#file-${file.number}`);
	}
};
