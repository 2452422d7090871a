// A Debian package of the single executable: no maintainer scripts, nothing but files.
import {execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {gzipSync} from 'node:zlib';

const architectures = {x64: 'amd64', arm64: 'arm64', arm: 'armhf', ppc64: 'ppc64el', s390x: 's390x'};

/** Writes `smtpscope_VERSION_ARCHITECTURE.deb` into `output` and returns its path. */
export function debianPackage({executable, version, output, folder}) {
	const architecture = architectures[process.arch] ?? process.arch;
	const root = join(folder, 'debian');
	const put = (path, write, mode = 0o644) => {
		const file = join(root, path);
		mkdirSync(dirname(file), {recursive: true, mode: 0o755});
		write(file);
		chmodSync(file, mode);
	};

	put('usr/bin/smtpscope', file => copyFileSync(executable, file), 0o755);
	put('usr/share/doc/smtpscope/copyright', file => writeFileSync(file, copyright()));
	const compressed = text => gzipSync(text, {level: 9});
	put('usr/share/doc/smtpscope/NEWS.gz', file =>
		writeFileSync(file, compressed(readFileSync('changelog.md'))),
	);
	put('usr/share/doc/smtpscope/changelog.gz', file => writeFileSync(file, compressed(changelog(version))));
	put('usr/share/lintian/overrides/smtpscope', file => writeFileSync(file, overrides));
	for (const [path, words] of generated) {
		put(path, file => {
			const text = execFileSync(executable, words);
			writeFileSync(file, path.endsWith('.gz') ? compressed(text) : text);
		});
	}

	const size = Math.ceil(statSync(executable).size / 1024);
	put('DEBIAN/control', file => writeFileSync(file, control(version, architecture, size)));
	const path = join(output, `smtpscope_${version}_${architecture}.deb`);
	execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', root, path], {stdio: 'ignore'});
	return path;
}

/** What the program writes about itself: a path in the package and the words that print it. */
const generated = [
	['usr/share/man/man1/smtpscope.1.gz', ['man']],
	['usr/share/bash-completion/completions/smtpscope', ['completion', 'bash']],
	['usr/share/zsh/vendor-completions/_smtpscope', ['completion', 'zsh']],
	['usr/share/fish/vendor_completions.d/smtpscope.fish', ['completion', 'fish']],
];

/** What lintian would say of every program that Node makes, and why it stays so. */
const overrides = `# Node, its libraries and the program are one file: stripping it would remove the program.
smtpscope: unstripped-binary-or-object [usr/bin/smtpscope]
smtpscope: embedded-library *
smtpscope: hardening-no-pie [usr/bin/smtpscope]
# The licences of all libraries are given in full, as they require.
smtpscope: copyright-not-using-common-license-for-lgpl
# Whoever builds the package gives an address of their own as the author in package.json.
smtpscope: bogus-mail-host *
smtpscope: bogus-mail-host-in-debian-changelog *
`;

function maintainer() {
	const {author} = JSON.parse(readFileSync('package.json', 'utf8'));
	return author ?? 'The smtpscope developers <smtpscope@localhost>';
}

/** In Debian’s form, which names the other file for what changed. */
function changelog(version) {
	const seconds = process.env.SOURCE_DATE_EPOCH;
	const date = (seconds ? new Date(Number(seconds) * 1000) : new Date())
		.toUTCString()
		.replace('GMT', '+0000');
	return `smtpscope (${version}) unstable; urgency=medium\n\n  * See NEWS.gz for what changed.\n\n -- ${maintainer()}  ${date}\n`;
}

function control(version, architecture, size) {
	return [
		'Package: smtpscope',
		`Version: ${version}`,
		`Architecture: ${architecture}`,
		`Maintainer: ${maintainer()}`,
		`Installed-Size: ${size}`,
		'Depends: libc6, libstdc++6, libgcc-s1',
		'Section: mail',
		'Priority: optional',
		'Description: SMTP session inspector for the terminal',
		' Type SMTP by hand and see what every line means, what went wrong and what to do',
		' next. Subcommands play scripts, send test messages, probe servers, watch the',
		' sessions of other programs, and explain logs, bounces and captures. The package',
		' does not require Node.js.',
		'',
	].join('\n');
}

function copyright() {
	return `${readFileSync('licence', 'utf8')}\n${readFileSync('dist/third-party-licences.txt', 'utf8')}`;
}
