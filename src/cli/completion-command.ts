import { diagnose } from '../diagnostics/diagnose.ts';
import { EXIT, type Exit } from './exit.ts';
import { printDiagnostics } from './print-diagnostics.ts';

/** Each asks `rubicon complete` with the words up to the cursor. */
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  [
    'bash',
    `# eval "$(rubicon completion bash)"
_rubicon() {
  local line=\${COMP_LINE:0:COMP_POINT} words
  read -ra words <<< "$line"
  [[ $line == *' ' ]] && words+=('')
  local last=\${words[-1]} cut
  mapfile -t COMPREPLY < <(rubicon complete -- "\${words[@]:1}" 2>/dev/null)
  # Bash takes = for the end of a word.
  if [[ $last == *=* ]]; then cut=\${last%"\${last##*=}"}; COMPREPLY=("\${COMPREPLY[@]#"$cut"}"); fi
  [[ \${#COMPREPLY[@]} == 1 && \${COMPREPLY[0]} == *[=/] ]] && compopt -o nospace
}
complete -F _rubicon rubicon
`,
  ],
  [
    'zsh',
    `#compdef rubicon
# source <(rubicon completion zsh)
_rubicon() {
  local -a found open
  found=("\${(@f)$(rubicon complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  open=(\${(M)found:#*[=/]})
  found=(\${found:#*[=/]})
  (( \${#found} )) && compadd -Q -- $found
  (( \${#open} )) && compadd -Q -S '' -- $open
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
compdef _rubicon rubicon
`,
  ],
  [
    'fish',
    `# rubicon completion fish | source
complete -c rubicon -f -a '(rubicon complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
  ],
]);

/** `rubicon completion SHELL`: the script by which a shell completes. */
export function completionCommand(shell: string): Exit {
  const script = SCRIPTS.get(shell);
  if (script === undefined) {
    const mend = 'Write for instance `rubicon completion bash`.';
    printDiagnostics([
      diagnose('bad-flag', { flag: 'completion', given: shell, expected: 'bash, zsh or fish', mend }),
    ]);
    return EXIT.invalid;
  }
  process.stdout.write(script);
  return EXIT.ok;
}
