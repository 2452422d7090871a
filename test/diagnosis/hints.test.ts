/** Rules that look for words of their own: each pattern is the only one that one of these replies meets. */
import {expect, test} from 'vitest';
import {asksForHeader} from '../../source/diagnosis/rules/message/missing-header.ts';
import {hinted} from '../../source/diagnosis/rules/policy/greylisted.ts';
import {openResolver} from '../../source/diagnosis/rules/policy/open-resolver.ts';

const replies = {
	header: [
		'Message lacks a Date header',
		'Messages must contain a Message-ID',
		'Message does not have a From header',
		'From: is required here',
		'Message is not RFC 5322 compliant',
	],
	greylisted: [
		'Please try again after 300 seconds',
		'Please come back in about 5 minutes',
		'Deferred, wait 60 seconds',
		'First time sender',
		'You are new here',
		'Client is not yet known',
	],
	resolver: [
		'Error: open resolver',
		'Error: public DNS resolver',
		'Blocked, 127.255.255.254',
		'Your query was refused',
		'Excessive number of queries',
		'See https://check.spamhaus.org/returnc/pub/192.0.2.1',
	],
};

test.each([
	['header', asksForHeader],
	['greylisted', hinted],
	['resolver', openResolver],
] as const)('%s', (name, patterns) => {
	const met = replies[name].map(reply => patterns.flatMap((words, at) => (words.test(reply) ? [at] : [])));
	expect(met).toEqual(patterns.map((_words, at) => [at]));
});
