import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { parseLocalDate } from '../../../domain/local-date';
import { AppError, invalidInput } from '../../../errors';
import type { CoverageRule as RuleRow } from '../../../generated/prisma/client';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';
import { findNameProblem } from '../../shared/limits/name';
import type { CoverageGroup } from './coverage-rule';
import type { CoverageRuleInput, CoverageRuleType } from './coverage-rule.types';

const MAX_RULES = 100;
const MAX_PRESENT = 1_000_000;
/** PostgreSQL's integer ends here, so no department has a higher id. */
const MAX_DEPARTMENT_ID = 2 ** 31 - 1;
/** A leap year: a season may begin or end on 29 February. */
const ANY_YEAR = '2024';

/** Every rule, in the order in which they were made. */
export async function readCoverageRules(prisma: Pick<PrismaClient, 'coverageRule'>): Promise<CoverageRuleType[]> {
  return (await prisma.coverageRule.findMany({ orderBy: { id: 'asc' } })).map(toRule);
}

/** @throws {AppError} BAD_USER_INPUT for a rule that makes no sense or is one too many, NOT_FOUND where its group is not there. */
export function createCoverageRule(prisma: PrismaClient, viewer: Viewer, input: CoverageRuleInput): Promise<CoverageRuleType> {
  const data = checkRule(input);
  return prisma.$transaction(async (transaction) => {
    await requireGroup(transaction, data);
    if ((await transaction.coverageRule.count()) >= MAX_RULES) throw invalidInput(`There are ${MAX_RULES} rules, which is the most.`);
    const row = await transaction.coverageRule.create({ data: { ...data, createdBy: viewer.name } });
    await writeAudit(transaction, viewer, { action: 'CREATE_COVERAGE_RULE', rowCount: null, detail: { id: String(row.id), ...data } });
    return toRule(row);
  });
}

/** @throws {AppError} BAD_USER_INPUT for a rule that makes no sense, NOT_FOUND where it or its group is not there. */
export function updateCoverageRule(prisma: PrismaClient, viewer: Viewer, id: string, input: CoverageRuleInput): Promise<CoverageRuleType> {
  const data = checkRule(input);
  return prisma.$transaction(async (transaction) => {
    await requireGroup(transaction, data);
    const [row] = await transaction.coverageRule.updateManyAndReturn({ where: { id: readId(id) }, data });
    if (!row) throw notFound(id);
    await writeAudit(transaction, viewer, { action: 'UPDATE_COVERAGE_RULE', rowCount: null, detail: { id, ...data } });
    return toRule(row);
  });
}

/** Returns whether the rule was there. */
export function deleteCoverageRule(prisma: PrismaClient, viewer: Viewer, id: string): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.coverageRule.deleteMany({ where: { id: readId(id) } });
    if (count > 0) await writeAudit(transaction, viewer, { action: 'DELETE_COVERAGE_RULE', rowCount: null, detail: { id } });
    return count > 0;
  });
}

function checkRule({ name, group, groupId, minimumPresent, minimumShare, weekdays, seasonFrom, seasonTo }: CoverageRuleInput) {
  const text = name.trim();
  const problem = findNameProblem(text);
  if (problem) throw invalidInput(`name ${problem}`);
  if ((group === 'EVERYONE') !== !groupId)
    throw invalidInput(group === 'EVERYONE' ? 'EVERYONE takes no groupId.' : `${group} takes a groupId.`);
  if (groupId && !isId(groupId)) throw invalidInput('groupId is not the id of a group.');
  if ((minimumPresent ?? null) === null ? (minimumShare ?? null) === null : (minimumShare ?? null) !== null) {
    throw invalidInput('Give minimumPresent or minimumShare, one of the two.');
  }
  if (typeof minimumPresent === 'number' && (minimumPresent < 1 || minimumPresent > MAX_PRESENT))
    throw invalidInput(`minimumPresent must be 1 to ${MAX_PRESENT}.`);
  if (typeof minimumShare === 'number' && !(minimumShare > 0 && minimumShare <= 1))
    throw invalidInput('minimumShare must be more than 0 and at most 1.');
  if (weekdays?.some((weekday) => weekday < 1 || weekday > 7)) throw invalidInput('weekdays are 1 (Monday) to 7 (Sunday).');
  if (!seasonFrom !== !seasonTo) throw invalidInput('A season has seasonFrom and seasonTo.');
  for (const date of [seasonFrom, seasonTo]) {
    if (date && (!/^\d\d-\d\d$/.test(date) || parseLocalDate(`${ANY_YEAR}-${date}`) === null))
      throw invalidInput(`${date} is not a day of the year, MM-DD.`);
  }
  return {
    name: text,
    groupKind: group,
    groupId: groupId || null,
    minimumPresent: minimumPresent ?? null,
    minimumShare: minimumShare ?? null,
    weekdays: [...new Set(weekdays ?? [])].toSorted((a, b) => a - b),
    seasonFrom: seasonFrom || null,
    seasonTo: seasonTo || null,
  };
}

/** @throws {AppError} NOT_FOUND for a group that is not there: a rule about it would never ask for anything. */
async function requireGroup(
  { department, teamManager, allocation }: Pick<PrismaClient, 'department' | 'teamManager' | 'allocation'>,
  { groupKind, groupId }: ReturnType<typeof checkRule>,
): Promise<void> {
  if (groupKind === 'EVERYONE' || groupId === null) return;
  const counts = {
    DEPARTMENT: () => department.count({ where: { departmentId: Math.min(Number(groupId), MAX_DEPARTMENT_ID) } }),
    TEAM_MANAGER: () => teamManager.count({ where: { teamManagerId: BigInt(groupId) } }),
    PROJECT_ALLOCATION: () => allocation.count({ where: { allocationId: BigInt(groupId) } }),
  };
  if ((await counts[groupKind]()) === 0) throw new AppError('NOT_FOUND', { userMessage: 'There is no group with this groupId.' });
}

function toRule({ id, groupKind, createdAt: _, createdBy: __, ...row }: RuleRow): CoverageRuleType {
  return { ...row, id: String(id), group: groupKind as CoverageGroup };
}

function readId(id: string): bigint {
  if (!isId(id)) throw notFound(id);
  return BigInt(id);
}

function notFound(id: string): AppError {
  return new AppError('NOT_FOUND', { userMessage: `There is no coverage rule ${id}.` });
}
