import {expect, it} from 'vitest';
import {aboutFile, aboutPackets, aboutRest} from '../../../source/recordings/pcap/unread.ts';

const none = {others: 0, hidden: 0, empty: 0, encrypted: 0, silent: 0, leftOut: 0};

it('says nothing where everything was read', () => {
	expect(aboutRest(none)).toEqual([]);
	expect(aboutFile(null, 7)).toEqual([]);
});

it.each([
	['empty', 1, 'only the headers of 1 connection on an SMTP port: capture whole packets'],
	['empty', 2, 'only the headers of 2 connections on an SMTP port: capture whole packets'],
	['hidden', 1, '1 connection on an SMTP port was already in TLS'],
	['hidden', 1200, '1,200 connections on SMTP ports were already in TLS'],
	['encrypted', 1, '1 TCP connection on another port is in TLS from the first byte'],
	['encrypted', 1200, '1,200 TCP connections on other ports are in TLS from the first byte'],
	['silent', 1, 'On 1 TCP connection neither side sent anything'],
	['others', 1, '1 TCP connection is not SMTP.'],
	['others', 12_345, '12,345 TCP connections are not SMTP.'],
	['leftOut', 4000, 'longer than smtpscope reads: the last steps were left out.'],
])('counts what is %s: %i', (name, count, words) => {
	const told = aboutRest({...none, [name]: count});
	expect(told).toMatchObject([{line: 0, text: '', why: expect.stringContaining(words)}]);
});

it('says where the file ends, or is damaged', () => {
	expect(aboutFile('cut-off', 7)).toEqual([
		{line: 7, text: '', why: 'The file ends inside a packet: the capture is incomplete.'},
	]);
	expect(aboutFile('damaged', 7)).toEqual([
		{line: 7, text: '', why: 'The file is damaged here; the rest could not be read.'},
	]);
});

it('names the first packet of a problem, and how many there are', () => {
	expect(aboutPackets('cut-short', 3, 1500)).toEqual({
		line: 3,
		text: '',
		why: '1,500 × Packets were cut off by the capture before their TCP header ended.',
	});
});
