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
	put('usr/share/doc/smtpscope/changelog.gz', file =>
		writeFileSync(file, gzipSync(readFileSync('changelog.md'), {level: 9})),
	);
	for (const [path, words] of generated) {
		put(path, file => {
			const text = execFileSync(executable, words);
			writeFileSync(file, path.endsWith('.gz') ? gzipSync(text, {level: 9}) : text);
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

function control(version, architecture, size) {
	const {description} = JSON.parse(readFileSync('package.json', 'utf8'));
	const {author} = JSON.parse(readFileSync('package.json', 'utf8'));
	return [
		'Package: smtpscope',
		`Version: ${version}`,
		`Architecture: ${architecture}`,
		`Maintainer: ${author ?? 'The smtpscope developers <smtpscope@localhost>'}`,
		`Installed-Size: ${size}`,
		'Depends: libc6, libstdc++6, libgcc-s1',
		'Section: mail',
		'Priority: optional',
		`Description: ${description.replace(/\.$/, '')}`,
		' A full-screen inspector for SMTP sessions, with subcommands for scripts, sending, probing and explaining',
		' logs and captures. The package needs no Node.js.',
		'',
	].join('\n');
}

function copyright() {
	return `${readFileSync('licence', 'utf8')}\n${readFileSync('dist/third-party-licences.txt', 'utf8')}`;
}
