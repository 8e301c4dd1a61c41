/** Files on their way to the server: `done` gives what it answers, `stop` breaks off. */
export type Sending = { done: Promise<string>; stop: () => void };

/**
 * Sends files to a form action. `hear` is told how many bytes of each file have gone: fetch cannot say that, the older
 * request can. Rejects where the connection breaks off or the server does not answer as it should.
 */
export function sendFiles(action: string, files: File[], hear: (sent: number[]) => void): Sending {
	const body = new FormData();
	for (const file of files) body.append('files', file);
	const request = new XMLHttpRequest();
	request.upload.onprogress = ({ loaded }) => {
		let left = loaded;
		hear(
			files.map(({ size }) => {
				const sent = Math.min(size, Math.max(0, left));
				left -= size;
				return sent;
			})
		);
	};
	const done = new Promise<string>((resolve, reject) => {
		request.onload = () =>
			request.status < 500 ? resolve(request.responseText) : reject(new Error('refused'));
		request.onerror = () => reject(new Error('broken'));
		request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
	});
	request.open('POST', action);
	request.setRequestHeader('accept', 'application/json');
	request.setRequestHeader('x-sveltekit-action', 'true');
	request.send(body);
	return { done, stop: () => request.abort() };
}
