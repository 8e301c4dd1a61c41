import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import type { Delivery, DeliveryFile } from '#lib/server/incoming/delivery.ts';

const gone = () =>
	error(404, {
		message: 'These files no longer wait here.',
		mend: 'They were loaded, discarded, or an hour went by. The Data page has the loads; drop the files there again.'
	});

/** The delivery that an address names. Throws the page of what is not there. */
export const deliveryOf = (id: string): Delivery =>
	getApplication().deliveries.find(id) ?? gone();

/** A file of a delivery. Throws the page of what is not there. */
export const fileOf = (delivery: Delivery, number: string): DeliveryFile =>
	delivery.files.find((file) => `${file.number}` === number) ?? gone();
