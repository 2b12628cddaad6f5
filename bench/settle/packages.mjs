// The load of the benchmark: the flagship with terms of settlement laid into it, ten packages between three actors on thirty dates. What they are
// worth is made up, in plausible sizes: nothing is read off it but time and the width of bounds.

const LEVELS = [
  ['none', 'membership'],
  ['none', 'neutral'],
  ['weak', 'neutral'],
  ['firm', 'neutral'],
  ['firm', 'open'],
];

/** @param {string} scenario the text of the flagship */
export function withPackages(scenario) {
  // Where the flagship has terms of its own, they are the load.
  if (/^settlement:/m.test(scenario)) return scenario;
  const bare = withoutSettlement(scenario);
  const packages = Array.from({ length: 10 }, (_, place) => {
    const [guarantee, status] = LEVELS[place % LEVELS.length];
    const line = place < 5 ? 'front' : `${14 + place}%`;
    return `  pack${place}: {terms: {line_of_control: ${line}, standing: ${status}, pledge_given: ${guarantee}, relief: ${10 * place}%}, source: made up}`;
  });
  const added = `
settlement:
  between: [ukraine, russia, west]
  misjudges: {is: {ukraine: "normal(0, 5%)", russia: "normal(0, 5%)", west: "normal(0, 2%)"}, source: made up}
  home_cost: {is: {ukraine: 0% to 5%, russia: 0% to 4%, west: 0% to 1%}, source: made up}
  seen: {front_now: front, aid_now: aid, men: "soldiers[ukraine] / soldiers[russia]", output_now: output, tiredness: tired}
stakes:
  ground: {is: front, unit: share, weight: {is: {ukraine: -4 to -1, russia: 1 to 4, west: -1.5 to -0.3}, source: made up}}
  own_dead: {flow: "killed_now[ukraine] / (100 thousand people)", weight: {is: {ukraine: -30% to -8%, russia: -1% to 0%, west: -3% to 0%}, source: made up}}
  their_dead: {flow: "killed_now[russia] / (100 thousand people)", weight: {is: {ukraine: 0% to 1%, russia: -20% to -5%, west: 0% to 1%}, source: made up}}
  burden: {flow: "aid * 1/year", weight: {is: {ukraine: 0, russia: 0, west: -6% to -2%}, source: made up}}
issues:
  line_of_control: {range: 5% to 40%, unit: share, from: front, weight: {is: {ukraine: -4 to -1, russia: 1 to 4, west: -1.5 to -0.3}, source: made up}}
  standing: {levels: alignment, weight: {is: {ukraine: {membership: 3% to 10%, neutral: -8% to -2%, open: 0}, russia: {membership: -20% to -6%, neutral: 4% to 12%, open: 0}, west: {membership: -4% to 2%, neutral: -2% to 1%, open: 0}}, source: made up}}
  pledge_given: {levels: pledges, weight: {is: {ukraine: {none: -6% to -1%, weak: 0, firm: 3% to 12%}, russia: {none: 1% to 4%, weak: 0, firm: -8% to -2%}, west: {none: 0% to 2%, weak: 0, firm: -5% to -1%}}, source: made up}}
  relief: {range: 0% to 100%, unit: share, weight: {is: {ukraine: -3% to 0%, russia: 2% to 8%, west: -3% to -0.5%}, source: made up}}
packages:
${packages.join('\n')}
`;
  const tables = `
  alignment: {columns: {title: {as: text}}, rows: {membership: {title: Member}, neutral: {title: Neutral}, open: {title: Open}}}
  pledges: {columns: {title: {as: text}}, rows: {none: {title: None}, weak: {title: Weak}, firm: {title: Firm}}}
`;
  return bare.replace('\ntables:\n', `\ntables:${tables}`).replace('\noptions:\n', `${added}\noptions:\n`);
}

/** The flagship's own account of what paths are worth goes by another name; a settlement's takes its place. */
function withoutSettlement(scenario) {
  return scenario.replaceAll(/\bvalue\b/g, 'account');
}
