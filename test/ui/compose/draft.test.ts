import {homedir} from 'node:os';
import {describe, expect, test} from 'vitest';
import {type Draft, emptyDraft, letterOf, plainEnvelope} from '../../../source/ui/compose/draft.ts';

const full: Draft = {
	from: 'Alice <alice@example.org>',
	to: 'Bob <bob@example.net>, carol@example.net',
	cc: 'dan@example.net',
	bcc: 'erin@example.net',
	replyTo: 'replies@example.org',
	subject: 'Test',
	mailFrom: ' bounces@example.org ',
	rcptTo: 'x@example.net, y@example.net',
	charset: ' ISO-8859-1 ',
	files: '/a/one.pdf\n\n ~/two.pdf \n',
	text: 'Hello,\nBob',
	html: '<p>Hello</p>',
};

describe('a letter', () => {
	test.each<[string, Partial<Draft>, object]>([
		['of nothing', {}, {from: '', subject: '', text: '', attachments: []}],
		[
			'of spaces',
			{to: ' ', cc: ' ', bcc: ' ', replyTo: ' ', charset: ' ', mailFrom: ' ', rcptTo: ' ', html: ' '},
			{from: '', subject: '', text: '', attachments: []},
		],
		['of HTML alone', {html: '<p>x</p>'}, {from: '', subject: '', html: '<p>x</p>', attachments: []}],
		['with a text that ends its line', {text: 'x\n'}, {from: '', subject: '', text: 'x\n', attachments: []}],
		[
			'with commas that are too many',
			{rcptTo: 'x@example.net, , <>,'},
			{from: '', subject: '', text: '', attachments: [], envelopeTo: ['x@example.net', '<>']},
		],
		['with commas alone', {rcptTo: ' , '}, {from: '', subject: '', text: '', attachments: []}],
		[
			'of everything',
			full,
			{
				from: 'Alice <alice@example.org>',
				to: 'Bob <bob@example.net>, carol@example.net',
				cc: 'dan@example.net',
				bcc: 'erin@example.net',
				replyTo: 'replies@example.org',
				subject: 'Test',
				text: 'Hello,\nBob\n',
				html: '<p>Hello</p>',
				charset: 'iso-8859-1',
				attachments: [{content: {path: '/a/one.pdf'}}, {content: {path: `${homedir()}/two.pdf`}}],
				envelopeFrom: 'bounces@example.org',
				envelopeTo: ['x@example.net', 'y@example.net'],
			},
		],
	])('%s', (_, draft, letter) => {
		expect(letterOf({...emptyDraft, ...draft})).toEqual(letter);
	});
});

test('the envelope follows from the header', () => {
	expect(plainEnvelope(full)).toEqual({
		mailFrom: 'alice@example.org',
		rcptTo: 'bob@example.net, carol@example.net, dan@example.net, erin@example.net',
	});
	expect(plainEnvelope({...emptyDraft, cc: 'dan@example.net'})).toEqual({
		mailFrom: '',
		rcptTo: 'dan@example.net',
	});
	expect(plainEnvelope({...emptyDraft, from: 'a@example.org, b@example.org'}).mailFrom).toBe('a@example.org');
	expect(plainEnvelope(emptyDraft)).toEqual({mailFrom: '', rcptTo: ''});
});
