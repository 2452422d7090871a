/** Capture files made by hand: a few helpers that put the headers round a TCP payload. */

export type Tcp = {
	readonly from?: string;
	readonly to?: string;
	readonly fromPort: number;
	readonly toPort: number;
	readonly seq: number;
	readonly ack?: number;
	/** Letters of S, A, F, R. */
	readonly flags?: string;
	readonly data?: string | Uint8Array;
};

const number16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const number32 = (value: number): number[] => [...number16(value >>> 16), ...number16(value & 0xffff)];

function tcp({fromPort, toPort, seq, ack = 0, flags = 'A', data = ''}: Tcp): Uint8Array {
	const bits = [...flags].reduce((sum, flag) => sum + ({F: 1, S: 2, R: 4, A: 16}[flag] ?? 0), 0);
	const header = [...number16(fromPort), ...number16(toPort), ...number32(seq), ...number32(ack)];
	const payload = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
	return Uint8Array.from([...header, 0x50, bits, 0xff, 0xff, 0, 0, 0, 0, ...payload]);
}

const dotted = (address: string): number[] => address.split('.').map(Number);

export function ipv4(segment: Tcp, fragment = 0): Uint8Array {
	const inner = tcp(segment);
	const {from = '192.0.2.1', to = '192.0.2.25'} = segment;
	const header = [0x45, 0, ...number16(20 + inner.length), 0, 0, ...number16(fragment), 64, 6, 0, 0];
	return Uint8Array.from([...header, ...dotted(from), ...dotted(to), ...inner]);
}

/** With a hop-by-hop header, which has to be skipped. */
export function ipv6(segment: Tcp): Uint8Array {
	const inner = tcp(segment);
	const address = (last: number): number[] => [0x20, 0x01, 0x0d, 0xb8, ...new Array(11).fill(0), last];
	const fromServer = segment.fromPort < segment.toPort;
	const header = [0x60, 0, 0, 0, ...number16(inner.length + 8), 0, 64];
	const ends = fromServer ? [...address(0x25), ...address(1)] : [...address(1), ...address(0x25)];
	return Uint8Array.from([...header, ...ends, 6, 0, 0, 0, 0, 0, 0, 0, ...inner]);
}

export const links: Readonly<
	Record<string, {readonly type: number; readonly wrap: (ip: Uint8Array) => Uint8Array}>
> = {
	Ethernet: {type: 1, wrap: ip => Uint8Array.from([...new Array(12).fill(2), ...etherType(ip), ...ip])},
	'Ethernet with two VLAN tags': {
		type: 1,
		wrap: ip =>
			Uint8Array.from([...new Array(12).fill(2), 0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, ...etherType(ip), ...ip]),
	},
	'Linux cooked': {
		type: 113,
		wrap: ip => Uint8Array.from([...new Array(14).fill(0), ...etherType(ip), ...ip]),
	},
	'Linux cooked, second version': {
		type: 276,
		wrap: ip => Uint8Array.from([...etherType(ip), ...new Array(18).fill(0), ...ip]),
	},
	'BSD loopback': {type: 0, wrap: ip => Uint8Array.from([2, 0, 0, 0, ...ip])},
	'raw IP': {type: 101, wrap: ip => ip},
	PPP: {type: 9, wrap: ip => Uint8Array.from([0xff, 3, 0, 0x21, ...ip])},
	'PPP with a short protocol': {type: 9, wrap: ip => Uint8Array.from([0x21, ...ip])},
	'Cisco HDLC': {type: 104, wrap: ip => Uint8Array.from([0x0f, 0, 8, 0, ...ip])},
	PPPoE: {type: 1, wrap: ip => ethernet(0x8864, [0x11, 0, 0, 1, ...number16(ip.length + 2), 0, 0x21, ...ip])},
	MPLS: {type: 1, wrap: ip => ethernet(0x8847, [0, 1, 0, 64, 0, 2, 1, 64, ...ip])},
	'Ethernet over MPLS': {
		type: 1,
		wrap: ip => ethernet(0x8847, [0, 1, 1, 64, 0, 0, 0, 0, ...ethernet(0x0800, [...ip])]),
	},
	'IEEE 802.3 with SNAP': {
		type: 1,
		wrap: ip => ethernet(ip.length + 8, [0xaa, 0xaa, 3, 0, 0, 0, 8, 0, ...ip]),
	},
	'Wi-Fi': {type: 105, wrap: ip => wifi(ip, 0x08, 24)},
	'Wi-Fi with quality of service': {type: 105, wrap: ip => wifi(ip, 0x88, 26)},
	'Wi-Fi behind radiotap, padded': {
		type: 127,
		wrap: ip => Uint8Array.from([0, 0, 9, 0, 2, 0, 0, 0, 0x20, ...wifi(ip, 0x88, 28)]),
	},
	'packet filter log': {type: 117, wrap: ip => Uint8Array.from([61, 2, ...new Array(62).fill(0), ...ip])},
	'netfilter log': {
		type: 239,
		wrap: ip =>
			Uint8Array.from([2, 0, 0, 1, 8, 0, 1, 0, 0, 0, 0, 0, ...little16(ip.length + 4), 9, 0, ...ip]),
	},
	'packet tap': {
		type: 258,
		wrap: ip => Uint8Array.from([108, 0, 0, 0, 1, 0, 0, 0, 101, ...new Array(99).fill(0), ...ip]),
	},
	'IP in IP': {type: 101, wrap: ip => outer(4, ip)},
	GRE: {type: 101, wrap: ip => outer(47, [0x20, 0, 8, 0, 0, 0, 0, 7, ...ip])},
	'Ethernet in GRE': {type: 101, wrap: ip => outer(47, [0, 0, 0x65, 0x58, ...ethernet(0x0800, [...ip])])},
	'GRE with a checksum, a key and a number': {
		type: 101,
		wrap: ip => outer(47, [0xb0, 0, 8, 0, 1, 1, 0, 0, 2, 2, 2, 2, 3, 3, 3, 3, ...ip]),
	},
	'PPP in GRE, with an acknowledgement': {
		type: 101,
		wrap: ip =>
			outer(47, [0x30, 0x81, 0x88, 0x0b, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 0xff, 3, 0, 0x21, ...ip]),
	},
	ERSPAN: {
		type: 101,
		wrap: ip =>
			outer(47, [0x10, 0, 0x88, 0xbe, 0, 0, 0, 1, ...new Array(8).fill(0), ...ethernet(0x0800, [...ip])]),
	},
	'ERSPAN without its header': {
		type: 101,
		wrap: ip => outer(47, [0, 0, 0x88, 0xbe, ...ethernet(0x0800, [...ip])]),
	},
	'VXLAN on the port that Linux used': {
		type: 101,
		wrap: ip => outer(17, udp(8472, [8, 0, 0, 0, 0, 0, 5, 0, ...ethernet(0x0800, [...ip])])),
	},
	VXLAN: {
		type: 101,
		wrap: ip => outer(17, udp(4789, [8, 0, 0, 0, 0, 0, 5, 0, ...ethernet(0x0800, [...ip])])),
	},
	Geneve: {type: 101, wrap: ip => outer(17, udp(6081, [1, 0, 8, 0, 0, 0, 5, 0, 0, 0, 0, 0, ...ip]))},
	'authentication header': {
		type: 101,
		wrap: ip => outer(51, [4, 4, 0, 0, ...new Array(20).fill(0), ...ip]),
	},
};

function ethernet(type: number, rest: readonly number[]): Uint8Array {
	return Uint8Array.from([...new Array(12).fill(2), ...number16(type), ...rest]);
}

function wifi(ip: Uint8Array, control: number, header: number): Uint8Array {
	const snap = [0xaa, 0xaa, 3, 0, 0, 0, 8, 0];
	return Uint8Array.from([control, 1, ...new Array(header - 2).fill(0), ...snap, ...ip]);
}

/** An IP packet round another one, or round what carries it. */
function outer(protocol: number, inner: Iterable<number>): Uint8Array {
	const rest = [...inner];
	const header = [0x45, 0, ...number16(20 + rest.length), 0, 0, 0, 0, 64, protocol, 0, 0];
	return Uint8Array.from([...header, 198, 51, 100, 1, 198, 51, 100, 2, ...rest]);
}

function udp(port: number, payload: readonly number[]): number[] {
	return [...number16(50_000), ...number16(port), ...number16(8 + payload.length), 0, 0, ...payload];
}

function little16(value: number): number[] {
	return number16(value).reverse();
}

function etherType(ip: Uint8Array): number[] {
	return (ip[0] ?? 0) >> 4 === 6 ? [0x86, 0xdd] : [0x08, 0x00];
}

export type Written = {
	readonly little?: boolean;
	readonly nano?: boolean;
	/** As some old kernels wrote it: eight octets more before each packet. */
	readonly patched?: boolean;
	readonly linkType?: number;
	readonly keep?: number;
};

/** A classic file; packets are a millisecond apart. */
export function classic(
	frames: readonly Uint8Array[],
	{little = true, nano = false, patched = false, linkType = 101, keep}: Written = {},
): Uint8Array {
	const word = (value: number): Buffer => {
		const bytes = Buffer.alloc(4);
		little ? bytes.writeUInt32LE(value >>> 0) : bytes.writeUInt32BE(value >>> 0);
		return bytes;
	};
	const head = [
		patched ? 0xa1b2cd34 : nano ? 0xa1b23c4d : 0xa1b2c3d4,
		little ? 0x00040002 : 0x00020004,
		0,
		0,
		0x40000,
		linkType,
	].map(word);
	const body = frames.flatMap((frame, index) => {
		const kept = frame.subarray(0, keep ?? frame.length);
		return [
			word(1_700_000_000),
			word(index * (nano ? 1e6 : 1e3)),
			word(kept.length),
			word(frame.length),
			...(patched ? [Buffer.alloc(8)] : []),
			Buffer.from(kept),
		];
	});
	return new Uint8Array(Buffer.concat([...head, ...body]));
}

/** A pcapng file with a resolution of nanoseconds; its first block of packets is of the simple kind when asked. */
export function nextGeneration(
	frames: readonly Uint8Array[],
	{little = true, linkType = 101}: Written = {},
): Uint8Array {
	const word = (value: number): Buffer => {
		const bytes = Buffer.alloc(4);
		little ? bytes.writeUInt32LE(value >>> 0) : bytes.writeUInt32BE(value >>> 0);
		return bytes;
	};
	const half = (value: number): Buffer => {
		const bytes = Buffer.alloc(2);
		little ? bytes.writeUInt16LE(value) : bytes.writeUInt16BE(value);
		return bytes;
	};
	const block = (type: number, ...parts: Buffer[]): Buffer => {
		const inner = Buffer.concat(parts);
		const padded = Buffer.concat([inner, Buffer.alloc((4 - (inner.length % 4)) % 4)]);
		const length = word(padded.length + 12);
		return Buffer.concat([word(type), length, padded, length]);
	};
	const section = block(0x0a0d0d0a, word(0x1a2b3c4d), half(1), half(0), word(0xffffffff), word(0xffffffff));
	const resolution = Buffer.concat([half(9), half(1), Buffer.from([9, 0, 0, 0]), half(0), half(0)]);
	const description = block(1, half(linkType), half(0), word(0), resolution);
	const packets = frames.map((frame, index) => {
		const units = 1_700_000_000_000_000_000n + BigInt(index) * 1_000_000n;
		const [high, low] = [Number(units >> 32n), Number(units & 0xffffffffn)];
		return block(
			6,
			word(0),
			word(high),
			word(low),
			word(frame.length),
			word(frame.length),
			Buffer.from(frame),
		);
	});
	// A block of a kind that nobody knows stands between.
	return new Uint8Array(
		Buffer.concat([section, block(0x0bad, Buffer.from('hello')), description, ...packets]),
	);
}

export type Said = readonly [from: 'C' | 'S', data: string | Uint8Array];

/** A whole connection, with its handshake and farewell: each thing said is one segment. */
export function connection(
	said: readonly Said[],
	serverPort = 25,
	clientSeq = 1000,
	serverSeq = 5000,
): Tcp[] {
	let client = clientSeq;
	let server = serverSeq;
	const out = (data: string | Uint8Array, flags = 'A'): Tcp => {
		const segment = {fromPort: 40_000, toPort: serverPort, seq: client >>> 0, ack: server >>> 0, flags, data};
		client += data.length + (/[SF]/.test(flags) ? 1 : 0);
		return segment;
	};
	const back = (data: string | Uint8Array, flags = 'A'): Tcp => {
		const [from, to] = ['192.0.2.25', '192.0.2.1'];
		const segment = {
			from,
			to,
			fromPort: serverPort,
			toPort: 40_000,
			seq: server >>> 0,
			ack: client >>> 0,
			flags,
			data,
		};
		server += data.length + (/[SF]/.test(flags) ? 1 : 0);
		return segment;
	};
	return [
		{...out('', 'S'), ack: 0},
		back('', 'SA'),
		out(''),
		...said.map(([from, data]) => (from === 'C' ? out(data) : back(data))),
		back('', 'FA'),
		out('', 'FA'),
	];
}
