import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ipIn} from '../../../source/recordings/pcap/link.ts';

const ip = '45 aa bb cc';
const snap = 'aaaa03 000000 0800';
const zeros = (count: number) => '00'.repeat(count);

function read(linkType: number, hex: string): string | null | undefined {
	const found = ipIn(linkType, Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')));
	return found && Buffer.from(found).toString('hex');
}

/** Link type and frame; the packet begins at `45 aa bb cc`. */
test.each([
	['loopback of BSD', 0, `02000000 ${ip}`],
	['loopback of OpenBSD', 108, `00000002 ${ip}`],
	['Ethernet', 1, `${zeros(12)} 0800 ${ip}`],
	['IPv6', 1, `${zeros(12)} 86dd ${ip}`],
	['a VLAN', 1, `${zeros(12)} 8100 0001 0800 ${ip}`],
	['two VLANs', 1, `${zeros(12)} 88a8 0001 9100 0001 0800 ${ip}`],
	['eight VLANs', 1, `${zeros(12)} ${'8100 0001'.repeat(8)} 0800 ${ip}`],
	['MPLS', 1, `${zeros(12)} 8847 00000100 ${ip}`],
	['two labels', 1, `${zeros(12)} 8848 00000000 00000100 ${ip}`],
	['a pseudowire', 1, `${zeros(12)} 8847 00000100 00000000 ${zeros(12)} 0800 ${ip}`],
	['Ethernet in GRE’s type', 1, `${zeros(12)} 6558 ${zeros(12)} 0800 ${ip}`],
	['PPPoE in Ethernet', 1, `${zeros(12)} 8864 110000000000 0021 ${ip}`],
	['802.3 with SNAP', 1, `${zeros(12)} 0010 ${snap} ${ip}`],
	['PPP', 9, `ff03 0021 ${ip}`],
	['PPP without address and control', 50, `0021 ${ip}`],
	['PPP with a short protocol', 9, `21 ${ip}`],
	['PPP with IPv6', 9, `57 ${ip}`],
	['PPP with MPLS', 9, `0281 00000100 ${ip}`],
	['PPPoE', 51, `110000000000 0021 ${ip}`],
	['raw', 12, ip],
	['raw', 101, ip],
	['raw IPv4', 228, ip],
	['raw IPv6', 229, ip],
	['Cisco HDLC', 104, `0f00 0800 ${ip}`],
	['802.11', 105, `0801 ${zeros(22)} ${snap} ${ip}`],
	['802.11 between stations', 105, `0803 ${zeros(28)} ${snap} ${ip}`],
	['802.11 with a service', 105, `8801 ${zeros(24)} ${snap} ${ip}`],
	['802.11 with a long header', 105, `8881 ${zeros(28)} ${snap} ${ip}`],
	['802.11 without a service has none', 105, `0881 ${zeros(22)} ${snap} ${ip}`],
	['BSD’s IPsec', 109, `${zeros(12)} ${ip}`],
	['Linux cooked', 113, `${zeros(14)} 0800 ${ip}`],
	['OpenBSD’s pf', 117, `3d${zeros(63)} ${ip}`],
	['OpenBSD’s pf, four octets', 117, `04${zeros(3)} ${ip}`],
	['Prism', 119, `00000044 ${zeros(140)} 0801 ${zeros(22)} ${snap} ${ip}`],
	['radiotap', 127, `00000800 00000000 0801 ${zeros(22)} ${snap} ${ip}`],
	['radiotap, flags without padding', 127, `00000900 02000000 00 8801 ${zeros(24)} ${snap} ${ip}`],
	['radiotap, flags with padding', 127, `00000900 02000000 20 8801 ${zeros(26)} ${snap} ${ip}`],
	[
		'radiotap, flags behind the time',
		127,
		`00001100 03000000 ${zeros(8)} 20 8801 ${zeros(26)} ${snap} ${ip}`,
	],
	['radiotap, two words', 127, `00000d00 02000080 00000000 20 8801 ${zeros(26)} ${snap} ${ip}`],
	['pktap', 149, `0c000000 00000000 01000000 ${zeros(12)} 0800 ${ip}`],
	['pktap of an unknown kind', 258, `0c000000 00000000 ff000000 ${zeros(12)} 0800 ${ip}`],
	['pktap, the packet alone', 258, `0c000000 00000000 ff000000 ${ip}`],
	['pktap of loopback', 149, `0c000000 00000000 00000000 02000000 ${ip}`],
	['PPI', 192, `00000800 01000000 ${zeros(12)} 0800 ${ip}`],
	['PPP with direction', 204, `00 ff03 0021 ${ip}`],
	['IP over InfiniBand', 226, `${zeros(24)} ${ip}`],
	['netfilter log', 239, `00000000 0800 0900 ${ip}`],
	['netfilter log behind an odd field', 239, `00000000 0500 0100 ff000000 0800 0980 ${ip}`],
	['Linux cooked 2', 276, `0800 ${zeros(18)} ${ip}`],
] as const)('%s (%i)', (_, linkType, frame) => {
	expect(read(linkType, frame)).toBe(ip.replaceAll(' ', ''));
});

test.each([
	['EtherType 1536', 1, `${zeros(12)} 0600 ${snap} ${ip}`],
	[
		'pktap within pktap',
		149,
		`0c000000 00000000 02010000 0c000000 00000000 01000000 ${zeros(12)} 0800 ${ip}`,
	],
	['a PPI header that is too short', 192, `00000700 01000000 ${zeros(11)} 0800 ${ip}`],
	['ARP', 1, `${zeros(12)} 0806 ${ip}`],
	['nine VLANs', 1, `${zeros(12)} ${'8100 0001'.repeat(9)} 0800 ${ip}`],
	['802.3 without SNAP', 1, `${zeros(12)} 0010 424203 000000 0800 ${ip}`],
	['a length in SNAP', 1, `${zeros(12)} 0010 aaaa03 000000 0010 ${ip}`],
	['other words in MPLS', 1, `${zeros(12)} 8847 00000100 15aabbcc`],
	['PPP’s own words', 9, `ff03 c021 ${ip}`],
	['a beacon', 105, `8001 ${zeros(22)} ${snap} ${ip}`],
	['data without data', 105, `4801 ${zeros(22)} ${snap} ${ip}`],
	['encrypted', 105, `0841 ${zeros(22)} ${snap} ${ip}`],
	['an empty Prism header', 119, `00000000 ${zeros(140)} 0801 ${zeros(22)} ${snap} ${ip}`],
	['a radiotap header that is too short', 127, `00000700 00000000 0801 ${zeros(22)} ${snap} ${ip}`],
	['pktap cut off', 149, '0c000000 00000000 010000'],
	['PPI within PPI', 192, `00000800 c0000000 ${ip}`],
	['PPI cut off', 192, '00000800 010000'],
	['a field without length', 239, `00000000 0300 0900 ${ip}`],
	['no packet', 239, '00000000 0800 0100 00000000'],
] as const)('%s: no packet', (_, linkType, frame) => {
	expect(read(linkType, frame)).toBeNull();
});

test('IPv6 behind labels', () => {
	expect(read(1, `${zeros(12)} 8847 00000100 60aabbcc`)).toBe('60aabbcc');
});

test('a kind that is not known', () => {
	expect(read(147, ip)).toBeUndefined();
});

test('whatever the bytes, a packet is the end of them, or a part', () => {
	const kinds = [0, 1, 9, 51, 104, 105, 109, 113, 117, 119, 127, 149, 192, 204, 226, 239, 276];
	fc.assert(
		fc.property(fc.constantFrom(...kinds), fc.uint8Array({maxLength: 120}), (linkType, bytes) => {
			const found = ipIn(linkType, bytes);
			expect(found?.length ?? 0).toBeLessThanOrEqual(bytes.length);
			expect(found === null || found === undefined || found.buffer === bytes.buffer).toBe(true);
		}),
	);
});
