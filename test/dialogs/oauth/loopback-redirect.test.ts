import {getEventListeners} from 'node:events';
import {expect, test} from 'vitest';
import {listenForRedirect} from '../../../source/dialogs/oauth/loopback-redirect.ts';

test.each(['?code=abc&state=x', '?error=access_denied'])('the browser comes back with %s', async query => {
	await using redirect = await listenForRedirect();
	expect(redirect.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
	const icon = await fetch(`${redirect.url}favicon.ico`);
	expect([icon.status, await icon.text()]).toEqual([404, '']);
	const answer = await fetch(`${redirect.url}${query}`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(answer.headers.get('connection')).toBe('close');
	expect(await answer.text()).toBe(
		'<!doctype html><meta charset="utf-8"><title>smtpscope</title><p>smtpscope has received the answer. You can close this page.</p>',
	);
	expect((await redirect.arrival).search).toBe(query);
});

test('the wait ends when it is given up, and the port is free again', async () => {
	const stop = new AbortController();
	const redirect = await listenForRedirect(stop.signal);
	stop.abort();
	await expect(redirect.arrival).rejects.toThrow('stopped');
	await redirect[Symbol.asyncDispose]();
	await expect(fetch(redirect.url)).rejects.toThrow();
});

test('nothing is left once it is over', async () => {
	const stop = new AbortController();
	const redirect = await listenForRedirect(stop.signal);
	expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
	await redirect[Symbol.asyncDispose]();
	expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
});
