import {expect, test} from 'vitest';
import {typedLines} from '../../source/commands/typed-remedies.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {certificate} from '../support/entries.ts';
import {entriesOf} from '../support/play.ts';

function findingOn(authorized: boolean) {
	const facts = {
		authorized,
		hostnameMatches: false,
		hostname: 'mail.example.org',
		certificates: [{...certificate, altNames: ['DNS:*.hoster.example', 'DNS:smtp.hoster.example']}],
	};
	const entries = entriesOf(`
		S: 220 mail.example.org ESMTP
		C: STARTTLS
		S: 220 Ready
		TLS ${JSON.stringify(facts)}
	`);
	return diagnose(entries).find(({rule}) => rule === 'certificate/name');
}

test('another name is offered only out of a certificate that somebody vouches for', () => {
	const vouched = findingOn(true);
	expect(vouched?.advice).toContain('such as smtp.hoster.example');
	expect(vouched && typedLines(vouched).join()).toContain('smtp.hoster.example');
	const anybody = findingOn(false);
	expect(anybody?.advice).toContain('Do not just use smtp.hoster.example');
	expect(anybody && typedLines(anybody)).toEqual([]);
});
