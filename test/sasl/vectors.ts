/** Worked examples that were published, and what of them must be seen. Base64 as on the wire. */
export type Vector = {
	readonly name: string;
	readonly published: string;
	readonly mechanism: string;
	readonly user?: string;
	readonly password?: string;
	readonly token?: string;
	readonly authzid?: string;
	readonly domain?: string;
	readonly exchange: readonly string[];
	/** Label and value of fields, in any step. */
	readonly shows: readonly (readonly [string, string])[];
};

export const vectors: readonly Vector[] = [
	{
		name: 'plain-rfc4616-1',
		published: 'RFC 4616 section 4, example 1',
		mechanism: 'PLAIN',
		user: 'tim',
		password: 'tanstaaftanstaaf',
		exchange: ['C: AHRpbQB0YW5zdGFhZnRhbnN0YWFm'],
		shows: [
			['user name', 'tim'],
			['password', 'tanstaaftanstaaf'],
		],
	},
	{
		name: 'plain-rfc4616-2',
		published: 'RFC 4616 section 4, example 2',
		mechanism: 'PLAIN',
		user: 'Kurt',
		authzid: 'Ursel',
		password: 'xipj3plmq',
		exchange: ['C: VXJzZWwAS3VydAB4aXBqM3BsbXE='],
		shows: [
			['authzid', 'Ursel'],
			['user name', 'Kurt'],
			['password', 'xipj3plmq'],
		],
	},
	{
		name: 'plain-rfc4954',
		published: 'RFC 4954 section 4.1',
		mechanism: 'PLAIN',
		user: 'test',
		authzid: 'test',
		password: '1234',
		exchange: ['C: dGVzdAB0ZXN0ADEyMzQ='],
		shows: [
			['authzid', 'test'],
			['user name', 'test'],
			['password', '1234'],
		],
	},
	{
		name: 'login-murchison',
		published: 'draft-murchison-sasl-login-00 section 2.3',
		mechanism: 'LOGIN',
		user: 'tim',
		password: 'tanstaaftanstaaf',
		exchange: ['S: VXNlciBOYW1lAA==', 'C: dGlt', 'S: UGFzc3dvcmQA', 'C: dGFuc3RhYWZ0YW5zdGFhZg=='],
		shows: [
			['user name', 'tim'],
			['password', 'tanstaaftanstaaf'],
		],
	},
	{
		name: 'login-common-prompts',
		published: 'prompts used by nearly all servers',
		mechanism: 'LOGIN',
		exchange: ['S: VXNlcm5hbWU6', 'S: UGFzc3dvcmQ6'],
		shows: [],
	},
	{
		name: 'cram-md5-rfc2195',
		published: 'RFC 2195 section 2',
		mechanism: 'CRAM-MD5',
		user: 'tim',
		password: 'tanstaaftanstaaf',
		exchange: [
			'S: PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+',
			'C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw',
		],
		shows: [
			['challenge', '<1896.697170952@postoffice.reston.mci.net>'],
			['user name', 'tim'],
			['digest', 'b913a602c7eda7a495b4e6e7334d3890'],
		],
	},
	{
		name: 'cram-md5-rfc4954',
		published: 'RFC 4954 section 4.1',
		mechanism: 'CRAM-MD5',
		user: 'rjs3',
		exchange: [
			'S: PDQxOTI5NDIzNDEuMTI4Mjg0NzJAc291cmNlZm91ci5hbmRyZXcuY211LmVkdT4=',
			'C: cmpzMyBlYzNhNTlmZWQzOTVhYmExZWM2MzY3YzRmNGI0MWFjMA==',
		],
		shows: [
			['challenge', '<4192942341.12828472@sourcefour.andrew.cmu.edu>'],
			['user name', 'rjs3'],
			['digest', 'ec3a59fed395aba1ec6367c4f4b41ac0'],
		],
	},
	{
		name: 'scram-sha-1-rfc5802',
		published: 'RFC 5802 section 5',
		mechanism: 'SCRAM-SHA-1',
		user: 'user',
		password: 'pencil',
		exchange: [
			'C: biwsbj11c2VyLHI9ZnlrbytkMmxiYkZnT05Sdjlxa3hkYXdM',
			'S: cj1meWtvK2QybGJiRmdPTlJ2OXFreGRhd0wzcmZjTkhZSlkxWlZ2V1ZzN2oscz1RU1hDUitRNnNlazhiZjkyLGk9NDA5Ng==',
			'C: Yz1iaXdzLHI9ZnlrbytkMmxiYkZnT05Sdjlxa3hkYXdMM3JmY05IWUpZMVpWdldWczdqLHA9djBYOHYzQnoyVDBDSkdiSlF5RjBYK0hJNFRzPQ==',
			'S: dj1ybUY5cHFWOFM3c3VBb1pXamE0ZEpSa0ZzS1E9',
		],
		shows: [
			['gs2 header', 'n,,'],
			['user name', 'user'],
			['client nonce', 'fyko+d2lbbFgONRv9qkxdawL'],
			['server nonce', '3rfcNHYJY1ZVvWVs7j'],
			['salt', 'QSXCR+Q6sek8bf92'],
			['iterations', '4096'],
			['proof', 'v0X8v3Bz2T0CJGbJQyF0X+HI4Ts='],
			['signature', 'rmF9pqV8S7suAoZWja4dJRkFsKQ='],
		],
	},
	{
		name: 'scram-sha-256-rfc7677',
		published: 'RFC 7677 section 3',
		mechanism: 'SCRAM-SHA-256',
		user: 'user',
		password: 'pencil',
		exchange: [
			'C: biwsbj11c2VyLHI9ck9wck5HZndFYmVSV2diTkVrcU8=',
			'S: cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVodllEcFdVYTJSYVRDQWZ1eEZJbGopaE5sRiRrMCxzPVcyMlphSjBTTlk3c29Fc1VFamI2Z1E9PSxpPTQwOTY=',
			'C: Yz1iaXdzLHI9ck9wck5HZndFYmVSV2diTkVrcU8laHZZRHBXVWEyUmFUQ0FmdXhGSWxqKWhObEYkazAscD1kSHpiWmFwV0lrNGpVaE4rVXRlOXl0YWc5empmTUhnc3FtbWl6N0FuZFZRPQ==',
			'S: dj02cnJpVFJCaTIzV3BSUi93dHVwK21NaFVaVW4vZEI1bkxUSlJzamw5NUc0PQ==',
		],
		shows: [
			['gs2 header', 'n,,'],
			['user name', 'user'],
			['client nonce', 'rOprNGfwEbeRWgbNEkqO'],
			['server nonce', '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'],
			['salt', 'W22ZaJ0SNY7soEsUEjb6gQ=='],
			['iterations', '4096'],
			['proof', 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ='],
			['signature', '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='],
		],
	},
	{
		name: 'scram-sha-512-mailkit',
		published: 'unit test of jstedfast/MailKit',
		mechanism: 'SCRAM-SHA-512',
		user: 'user',
		password: 'pencil',
		exchange: [
			'C: biwsbj11c2VyLHI9ck9wck5HZndFYmVSV2diTkVrcU8=',
			'S: cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVodllEcFdVYTJSYVRDQWZ1eEZJbGopaE5sRiRrMCxzPVcyMlphSjBTTlk3c29Fc1VFamI2Z1E9PSxpPTQwOTY=',
			'C: Yz1iaXdzLHI9ck9wck5HZndFYmVSV2diTkVrcU8laHZZRHBXVWEyUmFUQ0FmdXhGSWxqKWhObEYkazAscD1nTUdYUmNldlNjTnR4WjYvOGxRWXBHdG5zTkFjM21HY21Ob212K3hub09NdyszUjJ4TkpkTU5uek1sVE44UFBDNndkcDZkeWJFbURZWFlUeHduWVBKUT09',
			'S: dj1aUW5ZRWdXUU1GbW1zTThhUU1GMG5EREN5L0FnQ3prd2s4Q21NWlljTWcwdlNWbEtEYW5la0x0aWZEU2VWR1Q0KzVaeFhuSnExOTlSVkcyclI3Tjdadz09',
		],
		shows: [
			['gs2 header', 'n,,'],
			['user name', 'user'],
			['client nonce', 'rOprNGfwEbeRWgbNEkqO'],
			['server nonce', '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'],
			['salt', 'W22ZaJ0SNY7soEsUEjb6gQ=='],
			['iterations', '4096'],
			['proof', 'gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnzMlTN8PPC6wdp6dybEmDYXYTxwnYPJQ=='],
			[
				'signature',
				'ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlKDanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw==',
			],
		],
	},
	{
		name: 'scram-sha-256-plus-mailkit',
		published: 'unit test of jstedfast/MailKit',
		mechanism: 'SCRAM-SHA-256-PLUS',
		user: 'user',
		password: 'pencil',
		exchange: [
			'C: cD10bHMtc2VydmVyLWVuZC1wb2ludCwsbj11c2VyLHI9ck9wck5HZndFYmVSV2diTkVrcU8=',
			'S: cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVodllEcFdVYTJSYVRDQWZ1eEZJbGopaE5sRiRrMCxzPVcyMlphSjBTTlk3c29Fc1VFamI2Z1E9PSxpPTQwOTY=',
			'C: Yz1jRDEwYkhNdGMyVnlkbVZ5TFdWdVpDMXdiMmx1ZEN3c2FXMWhjRG92TDJWc2QyOXZaQzVwYm01dmMyOW1kQzVqYjIwdixyPXJPcHJOR2Z3RWJlUldnYk5Fa3FPJWh2WURwV1VhMlJhVENBZnV4RklsailoTmxGJGswLHA9NW1UWEU1MnE2b21sUExobDFPQnl3YmJtVVpvcVViOFRaMHJRY1NPREdyZz0=',
			'S: dj1pVGZoVGRqNDVWNTJzcFpLVWNYdFpHT2t5aHVySUo4L1VBeEtLSlpjbVJRPQ==',
		],
		shows: [
			['gs2 header', 'p=tls-server-end-point,,'],
			['user name', 'user'],
			['client nonce', 'rOprNGfwEbeRWgbNEkqO'],
			['server nonce', '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'],
			['salt', 'W22ZaJ0SNY7soEsUEjb6gQ=='],
			['iterations', '4096'],
			['proof', '5mTXE52q6omlPLhl1OBywbbmUZoqUb8TZ0rQcSODGrg='],
			['signature', 'iTfhTdj45V52spZKUcXtZGOkyhurIJ8/UAxKKJZcmRQ='],
		],
	},
	{
		name: 'digest-md5-rfc2831',
		published: 'RFC 2831 section 4',
		mechanism: 'DIGEST-MD5',
		user: 'chris',
		password: 'secret',
		exchange: [
			'S: cmVhbG09ImVsd29vZC5pbm5vc29mdC5jb20iLG5vbmNlPSJPQTZNRzl0RVFHbTJoaCIscW9wPSJhdXRoIixhbGdvcml0aG09bWQ1LXNlc3MsY2hhcnNldD11dGYtOA==',
			'C: Y2hhcnNldD11dGYtOCx1c2VybmFtZT0iY2hyaXMiLHJlYWxtPSJlbHdvb2QuaW5ub3NvZnQuY29tIixub25jZT0iT0E2TUc5dEVRR20yaGgiLG5jPTAwMDAwMDAxLGNub25jZT0iT0E2TUhYaDZWcVRyUmsiLGRpZ2VzdC11cmk9ImltYXAvZWx3b29kLmlubm9zb2Z0LmNvbSIscmVzcG9uc2U9ZDM4OGRhZDkwZDRiYmQ3NjBhMTUyMzIxZjIxNDNhZjcscW9wPWF1dGg=',
			'S: cnNwYXV0aD1lYTQwZjYwMzM1YzQyN2I1NTI3Yjg0ZGJhYmNkZmZmZA==',
			'C:',
		],
		shows: [
			['realm (the space in which user names are valid)', 'elwood.innosoft.com'],
			['nonce (the server’s random text)', 'OA6MG9tEQGm2hh'],
			['cnonce (the client’s random text)', 'OA6MHXh6VqTrRk'],
			['nc (how many times the nonce has been used, in hex)', '00000001'],
			['qop (quality of protection)', 'auth'],
			['digest-uri (the service and host that the client intends to reach)', 'imap/elwood.innosoft.com'],
			['response (the proof of the password)', 'd388dad90d4bbd760a152321f2143af7'],
			['rspauth (the server’s proof of the password)', 'ea40f60335c427b5527b84dbabcdfffd'],
		],
	},
	{
		name: 'oauthbearer-rfc7628-smtp-ok',
		published: 'RFC 7628 section 4.1 (SMTP form)',
		mechanism: 'OAUTHBEARER',
		user: 'user@example.com',
		token: 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==',
		exchange: [
			'C: bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9NTg3AWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB',
		],
		shows: [
			['gs2 header', 'n,a=user@example.com,'],
			['authzid', 'user@example.com'],
			['host', 'server.example.com'],
			['port', '587'],
			['auth scheme', 'Bearer'],
			['token', 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=='],
		],
	},
	{
		name: 'oauthbearer-rfc7628-imap-ok',
		published: 'RFC 7628 section 4.1 (IMAP form)',
		mechanism: 'OAUTHBEARER',
		user: 'user@example.com',
		token: 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==',
		exchange: [
			'C: bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB',
		],
		shows: [
			['authzid', 'user@example.com'],
			['host', 'server.example.com'],
			['port', '143'],
			['auth scheme', 'Bearer'],
			['token', 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=='],
		],
	},
	{
		name: 'oauthbearer-rfc7628-fail',
		published: 'RFC 7628 section 4.3',
		mechanism: 'OAUTHBEARER',
		user: 'user@example.com',
		exchange: [
			'C: bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9AQE=',
			'S: eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NvcGUiOiJleGFtcGxlX3Njb3BlIiwib3BlbmlkLWNvbmZpZ3VyYXRpb24iOiJodHRwczovL2V4YW1wbGUuY29tLy53ZWxsLWtub3duL29wZW5pZC1jb25maWd1cmF0aW9uIn0=',
			'C: AQ==',
		],
		shows: [
			['authzid', 'user@example.com'],
			['status', 'invalid_token'],
			['scope', 'example_scope'],
			['openid-configuration', 'https://example.com/.well-known/openid-configuration'],
		],
	},
	{
		name: 'oauthbearer-rfc7628-smtp-fail',
		published: 'RFC 7628 section 4.4',
		mechanism: 'OAUTHBEARER',
		exchange: [
			'C: bix1c2VyPXNvbWV1c2VyQGV4YW1wbGUuY29tLAFhdXRoPUJlYXJlciB2RjlkZnQ0cW1UYzJOdmIzUmxja0JoZEhSaGRtbHpkR0V1WTI5dENnPT0BAQ==',
			'S: eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NoZW1lcyI6ImJlYXJlciBtYWMiLCJzY29wZSI6Imh0dHBzOi8vbWFpbC5leGFtcGxlLmNvbS8ifQ==',
			'C: AQ==',
		],
		shows: [
			['status', 'invalid_token'],
			['schemes', 'bearer mac'],
			['scope', 'https://mail.example.com/'],
		],
	},
	{
		name: 'oauth10a-rfc7628',
		published: 'RFC 7628 section 4.2',
		mechanism: 'OAUTH10A',
		exchange: [
			'C: bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9ZXhhbXBsZS5jb20BcG9ydD0xNDMBYXV0aD1PQXV0aCByZWFsbT0iRXhhbXBsZSIsb2F1dGhfY29uc3VtZXJfa2V5PSI5ZGpkajgyaDQ4ZGpzOWQyIixvYXV0aF90b2tlbj0ia2trOWQ3ZGgzazM5c2p2NyIsb2F1dGhfc2lnbmF0dXJlX21ldGhvZD0iSE1BQy1TSEExIixvYXV0aF90aW1lc3RhbXA9IjEzNzEzMTIwMSIsb2F1dGhfbm9uY2U9IjdkOGYzZTRhIixvYXV0aF9zaWduYXR1cmU9IlRtOTBJR0VnY21WaGJDQnphV2R1WVhSMWNtVSUzRCIBAQ==',
		],
		shows: [
			['authzid', 'user@example.com'],
			['host', 'example.com'],
			['port', '143'],
		],
	},
	{
		name: 'xoauth2-google',
		published: 'Google "OAuth 2.0 Mechanism" page',
		mechanism: 'XOAUTH2',
		user: 'someuser@example.com',
		token: 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg',
		exchange: [
			'C: dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==',
		],
		shows: [
			['user', 'someuser@example.com'],
			['auth scheme', 'Bearer'],
			['token', 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg'],
		],
	},
	{
		name: 'xoauth2-google-error',
		published: 'Google "OAuth 2.0 Mechanism" page (error challenge)',
		mechanism: 'XOAUTH2',
		exchange: [
			'S: eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIG1hYyIsInNjb3BlIjoiaHR0cHM6Ly9tYWlsLmdvb2dsZS5jb20vIn0K',
			'C:',
		],
		shows: [
			['status', '401'],
			['schemes', 'bearer mac'],
			['scope', 'https://mail.google.com/'],
		],
	},
	{
		name: 'xoauth2-mailkit',
		published: 'unit test of jstedfast/MailKit',
		mechanism: 'XOAUTH2',
		user: 'username',
		token: 'password',
		exchange: ['C: dXNlcj11c2VybmFtZQFhdXRoPUJlYXJlciBwYXNzd29yZAEB'],
		shows: [
			['user', 'username'],
			['auth scheme', 'Bearer'],
			['token', 'password'],
		],
	},
	{
		name: 'ntlm-type1-davenport',
		published: 'davenport.sourceforge.net/ntlm.html, as used in the unit tests of jstedfast/MailKit',
		mechanism: 'NTLM',
		exchange: ['C: TlRMTVNTUAABAAAABzIAAAYABgArAAAACwALACAAAABXT1JLU1RBVElPTkRPTUFJTg=='],
		shows: [
			['flags', '0x00003207'],
			['domain', 'DOMAIN'],
			['workstation', 'WORKSTATION'],
		],
	},
	{
		name: 'ntlm-type2-davenport',
		published: 'davenport.sourceforge.net/ntlm.html, as used in the unit tests of jstedfast/MailKit',
		mechanism: 'NTLM',
		exchange: [
			'S: TlRMTVNTUAACAAAADAAMADAAAAABAoEAASNFZ4mrze8AAAAAAAAAAGIAYgA8AAAARABPAE0AQQBJAE4AAgAMAEQATwBNAEEASQBOAAEADABTAEUAUgBWAEUAUgAEABQAZABvAG0AYQBpAG4ALgBjAG8AbQADACIAcwBlAHIAdgBlAHIALgBkAG8AbQBhAGkAbgAuAGMAbwBtAAAAAAA=',
		],
		shows: [
			['flags', '0x00810201'],
			['target name', 'DOMAIN'],
			['server challenge', '0123456789abcdef'],
			['NetBIOS domain name', 'DOMAIN'],
			['NetBIOS computer name', 'SERVER'],
			['DNS domain name', 'domain.com'],
			['DNS computer name', 'server.domain.com'],
		],
	},
	{
		name: 'ntlm-type3-davenport',
		published: 'davenport.sourceforge.net/ntlm.html, as used in the unit tests of jstedfast/MailKit',
		mechanism: 'NTLM',
		exchange: [
			'C: TlRMTVNTUAADAAAAGAAYAGoAAAAYABgAggAAAAwADABAAAAACAAIAEwAAAAWABYAVAAAAAAAAACaAAAAAQIAAEQATwBNAEEASQBOAHUAcwBlAHIAVwBPAFIASwBTAFQAQQBUAEkATwBOAMM3zVy9RPyXgqZnr21CfG3mfCDC0+d8ViWpjBwx6BhHRmspst9GgPOZWPuMITqcxg==',
		],
		shows: [
			['flags', '0x00000201'],
			['domain', 'DOMAIN'],
			['user', 'user'],
			['workstation', 'WORKSTATION'],
			['LM response (24 octets)', 'c337cd5cbd44fc9782a667af6d427c6de67c20c2d3e77c56'],
			['NT response (24 octets)', '25a98c1c31e81847466b29b2df4680f39958fb8c213a9cc6'],
		],
	},
	{
		name: 'ntlm-type1-java',
		published:
			'"NTLM Authentication Scheme for HTTP" (innovation.ch), as used in the unit tests of jstedfast/MailKit',
		mechanism: 'NTLM',
		exchange: ['C: TlRMTVNTUAABAAAAA7IAAAoACgApAAAACQAJACAAAABMSUdIVENJVFlVUlNBLU1JTk9S'],
		shows: [
			['flags', '0x0000b203'],
			['domain', 'URSA-MINOR'],
			['workstation', 'LIGHTCITY'],
		],
	},
	{
		name: 'ntlm-type2-java',
		published:
			'"NTLM Authentication Scheme for HTTP" (innovation.ch), as used in the unit tests of jstedfast/MailKit',
		mechanism: 'NTLM',
		exchange: ['S: TlRMTVNTUAACAAAAAAAAAAAAAAABggAAU3J2Tm9uY2UAAAAAAAAAAA=='],
		shows: [
			['flags', '0x00008201'],
			['server challenge', '5372764e6f6e6365'],
		],
	},
	{
		name: 'ntlm-type3-java',
		published:
			'"NTLM Authentication Scheme for HTTP" (innovation.ch), as used in the unit tests of jstedfast/MailKit',
		mechanism: 'NTLM',
		exchange: [
			'C: TlRMTVNTUAADAAAAGAAYAHIAAAAYABgAigAAABQAFABAAAAADAAMAFQAAAASABIAYAAAAAAAAACiAAAAAYIAAFUAUgBTAEEALQBNAEkATgBPAFIAWgBhAHAAaABvAGQATABJAEcASABUAEMASQBUAFkArYfKbe/jRoW5xDxHeoxC1gBmfWiS5+iX4OAN4xBKG/IFPwfH3agtPEia6YnhsADT',
		],
		shows: [
			['flags', '0x00008201'],
			['domain', 'URSA-MINOR'],
			['user', 'Zaphod'],
			['workstation', 'LIGHTCITY'],
			['LM response (24 octets)', 'ad87ca6defe34685b9c43c477a8c42d600667d6892e7e897'],
			['NT response (24 octets)', 'e0e00de3104a1bf2053f07c7dda82d3c489ae989e1b000d3'],
		],
	},
	{
		name: 'ntlmv2-ms-nlmp-4.2.4',
		published: 'MS-NLMP section 4.2.4 (NTLMv2 worked example)',
		mechanism: 'NTLM',
		user: 'User',
		domain: 'Domain',
		password: 'Password',
		exchange: [
			'S: TlRMTVNTUAACAAAADAAMADgAAAAzgoriASNFZ4mrze8AAAAAAAAAACQAJABEAAAABgBwFwAAAA9TAGUAcgB2AGUAcgACAAwARABvAG0AYQBpAG4AAQAMAFMAZQByAHYAZQByAAAAAAA=',
		],
		shows: [
			['flags', '0xe28a8233'],
			['target name', 'Server'],
			['server challenge', '0123456789abcdef'],
			['NetBIOS domain name', 'Domain'],
			['NetBIOS computer name', 'Server'],
			['version', '6.0.6000 revision 15'],
		],
	},
	{
		name: 'ntlm-exchange55-smtp',
		published: 'Exchange 5.5 SMTP log in a Microsoft support article',
		mechanism: 'NTLM',
		exchange: [
			'C: TlRMTVNTUAABAAAAt5IAQAcABwAgAAAAAAAAAAAAAABUSU1EVU1QAAAAAAAAAAA=',
			'S: TlRMTVNTUAACAAAADgAOADAAAAC1ggFAkDTQvqfglJ8AAAAAAAAAAAAAAAA+AAAAVABJAE0ARABPAEYAVQA=',
			'C: TlRMTVNTUAADAAAAGAAYAHgAAAAYABgAkAAAAA4ADgBAAAAAGgAaAE4AAAAQABAAaAAAABAAEACoAAAAtYIBQFQASQBNAEQATwBGAFUAYQBkAG0AaQBuAGkAcwB0AHIAYQB0AG8AcgBUAEkATQBOAFQAUwAyADAAY2qLBIf9tVBTxY9/NJ02/bhh87MSMPu+qZyHMgS735h75FsyxOlmOLegHnkDN8VFbU99BoofZ3hP6D2cFwsbsQ==',
		],
		shows: [
			['flags', '0x400092b7'],
			['domain', 'TIMDUMP'],
			['flags', '0x400182b5'],
			['target name', 'TIMDOFU'],
			['server challenge', '9034d0bea7e0949f'],
			['flags', '0x400182b5'],
			['domain', 'TIMDOFU'],
			['user', 'administrator'],
			['workstation', 'TIMNTS20'],
		],
	},
];
