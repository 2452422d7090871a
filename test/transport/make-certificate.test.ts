import {X509Certificate} from 'node:crypto';
import {expect, test} from 'vitest';
import {makeAuthority, makeCertificate} from '../../source/transport/make-certificate.ts';

test('makes a certificate that its authority vouches for', () => {
	const authority = makeAuthority('Test authority');
	const names = ['mail.example.test', '127.0.0.1', '::1', '2001:db8::2:1', 'alice@example.test'];
	const certificate = new X509Certificate(makeCertificate(authority, {names}).cert);
	const ca = new X509Certificate(authority.cert);
	expect(certificate.checkIssued(ca)).toBe(true);
	expect(certificate.verify(ca.publicKey)).toBe(true);
	expect(certificate.subject).toBe('CN=mail.example.test');
	expect(certificate.issuer).toBe('CN=Test authority');
	expect(certificate.subjectAltName).toBe(
		'DNS:mail.example.test, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:0:2:1, email:alice@example.test',
	);
	expect(certificate.ca).toBe(false);
	expect(ca.ca).toBe(true);
	expect(certificate.validFromDate <= new Date() && certificate.validToDate > new Date()).toBe(true);
});

test('makes one that vouches for itself, and one out of date', () => {
	const plan = {
		names: ['localhost'],
		notBefore: new Date('2020-01-01T00:00:00Z'),
		notAfter: new Date('2021-01-01T00:00:00Z'),
	};
	const certificate = new X509Certificate(makeCertificate(null, plan).cert);
	expect(certificate.verify(certificate.publicKey)).toBe(true);
	expect(certificate.validFromDate).toEqual(plan.notBefore);
	expect(certificate.validToDate).toEqual(plan.notAfter);
});

test('gives no two certificates the same number', () => {
	const authority = makeAuthority('Test authority');
	const numbers = Array.from(
		{length: 20},
		() => new X509Certificate(makeCertificate(authority, {names: ['x']}).cert).serialNumber,
	);
	expect(new Set(numbers).size).toBe(20);
});

test('the serial number is positive and has no leading zero (RFC 5280 §4.1.2.2)', () => {
	for (let round = 0; round < 16; round++) {
		const {serialNumber} = new X509Certificate(makeCertificate(null, {names: ['localhost']}).cert);
		expect(serialNumber).toMatch(/^[4-7][\dA-F]{31}$/);
	}
});
