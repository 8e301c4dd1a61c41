import type { ActionFields } from '#lib/server/meeting/actions.ts';
import { getApplication } from '#lib/server/application.ts';
import { directions } from '#lib/measures/actions.ts';
import type { RecordFields } from '../record-forms.ts';

/** A number as people type it: "75", "75%", "1,250.5"; null where nothing is said, NaN where it is none. */
function readNumber(text: string): number | null {
	const plain = text.replace(/[\s,%$]/g, '');
	return plain === '' ? null : Number(plain);
}

/** A value in the measure's unit: people give rates in percent. */
function readTarget(text: string, measure: string): number | null {
	const value = readNumber(text);
	const unit = getApplication()
		.catalogue.list()
		.find(({ id }) => id === measure)?.valueUnit;
	return value !== null && unit === 'rate' ? value / 100 : value;
}

/** What a form says of an action. */
export function readAction({ text, where }: RecordFields): ActionFields {
	const measure = text('measure');
	return {
		aim: text('aim'),
		measure,
		where: where(),
		prediction: text('prediction'),
		direction: directions.find((each) => each === text('direction')) ?? null,
		target: readTarget(text('target'), measure),
		owner: text('owner'),
		dueOn: text('dueOn'),
		doOn: text('doOn')
	};
}
