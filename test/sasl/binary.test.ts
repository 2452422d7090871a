import {describe, expect, it} from 'vitest';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {base64, exchange} from './exchange.ts';

const decode = (mechanism: string, side: 'C' | 'S', hex: string) =>
	decodeSasl(exchange(mechanism, `${side}: ${base64(Buffer.from(hex, 'hex'))}`))[0];
const ntlm = (hex: string) => `4e544c4d53535000${hex}`;

describe('NTLM', () => {
	it('shows a message with pointers outside of it', () => {
		const step = decode(
			'NTLM',
			'C',
			ntlm('01000000 07320000 06000600 ffffff7f 00000000 00000000'.replaceAll(' ', '')),
		);
		expect(step?.title).toBe('Negotiate (type 1)');
		expect(step?.problems).toEqual(['The domain points outside the message: it is cut off or forged.']);
	});

	it('shows a message that is too short, or none', () => {
		expect(decode('NTLM', 'S', ntlm('02000000'))?.problems[0]).toContain('Not an NTLM message');
		expect(decode('NTLM', 'S', '00ff')?.problems[0]).toContain('Not an NTLM message');
	});

	it('sees a challenge from the wrong side', () => {
		const challenge = ntlm(`02000000 ${'00'.repeat(40)}`.replaceAll(' ', ''));
		expect(decode('NTLM', 'C', challenge)?.problems[0]).toContain('is not sent by the client');
		expect(decode('NTLM', 'S', challenge)?.problems).toEqual([]);
	});

	it('takes no 0A at the end for a newline', () => {
		const step = decode('NTLM', 'C', ntlm('01000000073200000000000000000000000000000000000a'));
		expect(step?.problems.join()).not.toContain('newline');
	});
});

describe('GSSAPI', () => {
	it('names Kerberos and the kind of token', () => {
		const step = decode('GSSAPI', 'C', '600f06092a864886f71201020201006e00');
		expect(step?.title).toBe('GSS token');
		expect(step?.fields).toContainEqual({label: 'mechanism', value: '1.2.840.113554.1.2.2: Kerberos 5'});
		expect(step?.fields.find(field => field.label === 'kind')?.value).toContain('AP-REQ');
		expect(step?.fields.find(field => field.label === 'hex')?.secret).toBe(true);
	});

	it('names what SPNEGO offers', () => {
		const offer = '06092a864886f712010202060a2b06010401823702020a';
		const step = decode('GSS-SPNEGO', 'C', `602706062b0601050502a01d301ba0193017${offer}`);
		expect(step?.title).toBe('SPNEGO offer');
		expect(step?.fields).toContainEqual({
			label: 'offers',
			value: '1.2.840.113554.1.2.2: Kerberos 5; 1.3.6.1.4.1.311.2.2.10: NTLM',
		});
	});

	it('reads the answer of SPNEGO', () => {
		const step = decode('GSS-SPNEGO', 'S', 'a1143012a0030a0101a10b06092a864886f712010202');
		expect(step?.fields).toContainEqual({label: 'state', value: 'not complete'});
		expect(step?.fields).toContainEqual({label: 'chosen', value: '1.2.840.113554.1.2.2: Kerberos 5'});
	});

	it('knows wrapped messages, and what is cut off', () => {
		expect(decode('GSSAPI', 'S', '050401ff000c000000000000')?.title).toBe('Wrapped message');
		expect(decode('GSSAPI', 'C', '608202ff06092a864886f7120102020100')?.problems[0]).toContain('cut off');
	});

	it('shows NTLM inside GSS-SPNEGO, and anything else as hex', () => {
		const raw = ntlm('0100000007320000');
		expect(decode('GSS-SPNEGO', 'C', `${raw}${'00'.repeat(16)}`)?.title).toContain('Negotiate (type 1)');
		expect(decode('GSSAPI', 'S', 'ffff')?.fields[0]).toEqual({label: 'hex', value: 'ff ff'});
	});
});
