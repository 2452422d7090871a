/** Certificates for the names that clients ask for. */
import {X509Certificate} from 'node:crypto';
import {expect, test} from 'vitest';
import {createIssuer} from '../../source/listen/issuer.ts';
import {makeAuthority} from '../../source/transport/make-certificate.ts';

const issue = createIssuer(makeAuthority('an authority'), ['192.0.2.7', 'not a name']);
const namesFor = (name: string | null) => new X509Certificate(issue(name).cert).subjectAltName ?? '';

test('a name has one certificate, however it is written', () => {
	expect(namesFor('MX.Example')).toBe('DNS:mx.example');
	expect(issue('mx.example')).toBe(issue('MX.EXAMPLE'));
	expect(issue('other.example')).not.toBe(issue('mx.example'));
});

test('without a name, or with one that cannot be, it is for this machine', () => {
	const own = namesFor(null);
	expect(own).toContain('DNS:localhost');
	expect(own).toContain('IP Address:127.0.0.1');
	expect(own).toContain('IP Address:192.0.2.7');
	expect(own).not.toContain('not a name');
	for (const name of ['', 'a b', 'a..b', '-', `${'a'.repeat(254)}`]) {
		expect(issue(name)).toBe(issue(null));
	}
});
