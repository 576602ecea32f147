import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDataState } from '../../data/use-live-data';
import { filtersToSearch, NO_FILTERS, withValues } from '../../filters/filter-model';
import { formatCount, formatInstant } from '../../lib/format';
import { Card } from '../../ui/card';
import links from '../../ui/links.module.css';
import classes from './profile.module.css';
import type { Profile } from './profile-query';
import { profileWords } from './words';

const say = profileWords;
const MAX_TEAM_SHOWN = 12;

/** Who somebody is, whom they work with, and who decides on their leave. */
export function ProfileDetails({ person }: { person: Profile }) {
  const { sourceTimeZone } = useDataState();
  const marks = [person.isHr ? say.isHr : null, person.isSupervisor ? say.isSupervisor : null].filter((mark) => mark !== null);
  const { teamManager, department, designation, projectAllocations, leaveIssuers, team } = person;
  return (
    <Card title={say.details}>
      {person.retiredAt !== null && <p className={classes.retired}>{say.retiredSince(formatInstant(person.retiredAt, sourceTimeZone))}</p>}
      <dl className={classes.details}>
        <Detail label={say.number}>{person.id}</Detail>
        <Detail label={say.email}>
          <a className={links.action} href={`mailto:${person.email}`}>
            {person.email}
          </a>
        </Detail>
        <Detail label={say.department}>{department && <Everybody filter="department" id={department.id} label={department.name} />}</Detail>
        <Detail label={say.designation}>
          {designation && <Everybody filter="designation" id={designation.id} label={designation.name} />}
        </Detail>
        <Detail label={say.manager}>
          {teamManager && <Everybody filter="manager" id={teamManager.id} label={teamManager.name ?? say.unnamed(teamManager.id)} />}
        </Detail>
        <Detail label={say.projects}>
          {projectAllocations.length > 0 && (
            <ul className={classes.chips}>
              {projectAllocations.map(({ id, name, type }) => (
                <li key={id} {...(type === null ? {} : { title: type })}>
                  <Everybody filter="project" id={id} label={name} />
                </li>
              ))}
            </ul>
          )}
        </Detail>
        <Detail label={say.issuers}>
          {leaveIssuers.length > 0 && (
            <ul className={classes.plain}>
              {leaveIssuers.map(({ isCurrent, leaveIssuer: { id, name, email } }) => (
                <li key={id} title={email ?? undefined}>
                  {name ?? say.unnamed(id)} <span className={classes.quiet}>{isCurrent ? say.issuerNow : say.issuerBefore}</span>
                </li>
              ))}
            </ul>
          )}
        </Detail>
        {marks.length > 0 && <Detail label={say.marks}>{marks.join(', ')}</Detail>}
        {team.length > 0 && (
          <Detail label={say.team(formatCount(team.length), team.length)} wide>
            <ul className={classes.chips}>
              {team.slice(0, MAX_TEAM_SHOWN).map(({ id, name, designation: title }) => (
                <li key={id} title={title?.name}>
                  <Link to="/employees/$id" params={{ id }} className={links.action}>
                    {name}
                  </Link>
                </li>
              ))}
              {team.length > MAX_TEAM_SHOWN && (
                <li>
                  <Everybody filter="manager" id={person.userId} label={say.teamMore(formatCount(team.length - MAX_TEAM_SHOWN))} />
                </li>
              )}
            </ul>
          </Detail>
        )}
      </dl>
    </Card>
  );
}

function Detail({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div data-wide={wide || undefined}>
      <dt>{label}</dt>
      <dd>{children || <span className={classes.quiet}>{say.none}</span>}</dd>
    </div>
  );
}

/** The way to everybody who shares this. */
function Everybody({ filter, id, label }: { filter: 'department' | 'designation' | 'manager' | 'project'; id: string; label: string }) {
  return (
    <Link to="/employees" className={links.action} search={filtersToSearch(withValues(NO_FILTERS, filter, [id]))}>
      {label}
    </Link>
  );
}
