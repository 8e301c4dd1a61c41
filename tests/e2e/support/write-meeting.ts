import { openApplication } from '#lib/server/application.ts';

/**
 * Writes down what a first quality meeting might: a note, an action and minutes about the length of stay, and
 * which figures outsiders may see.
 */
export async function writeMeeting(data: string): Promise<void> {
	const { notes, actions, minutes, approvals, close } = openApplication(data);
	const signed = { author: 'R. Lee', at: '2026-03-10T16:00:00.000Z' };
	const measure = 'length_of_stay';
	await notes.add({ measure, day: '2026-02-16', text: 'Evening groups began.' }, signed);
	const action = await actions.add(
		{
			measure,
			aim: 'Plan the last week with everybody at admission.',
			prediction: 'Stays will be shorter.',
			direction: 'down',
			owner: 'M. Ortiz',
			dueOn: '2026-06-30',
			doOn: '2026-04-01'
		},
		signed
	);
	await minutes.add(
		{
			heldOn: '2026-03-10',
			attendance: ['R. Lee', 'M. Ortiz'],
			agenda: [{ measure, text: 'Stays are long.' }],
			decisions: [{ text: 'Plan the last week at admission.', action }],
			nextOn: '2026-04-14'
		},
		signed
	);
	for (const approved of ['completion', measure])
		await approvals.add({ measure: approved, reason: 'Agreed in the meeting.' }, signed);
	close();
}
