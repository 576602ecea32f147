import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { AppError, invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { ApiContext } from '../../shared/context';
import { ErasureReceipt } from './erasure-receipt.types';

@Resolver()
export class ErasureResolver {
  @Authorized('ADMIN')
  @Mutation(() => ErasureReceipt, {
    complexity: 100,
    description:
      'Erases a person for good: every version of their records, and what records of others, the quarantine and the audit say of them. ' +
      'Their leave stays in the totals as that of an anonymous person, and later records of them are taken in as that person. Waits ' +
      'for an ingest run under way. Moves the data version. Leaves an audit row.',
  })
  async erasePerson(
    @Ctx() context: ApiContext,
    @Arg('employeeId', () => ID, { description: 'The empId of the person.' }) employeeId: string,
    @Arg('confirmation', () => ID, { description: 'The same empId again: an erasure cannot be undone.' }) confirmation: string,
  ): Promise<ErasureReceipt> {
    const viewer = requireViewer(context.viewer);
    if (employeeId !== confirmation) throw invalidInput('confirmation must be the same employee number as employeeId.');
    const receipt = await context.erasePerson({ employeeId, actor: viewer });
    if (!receipt) throw new AppError('NOT_FOUND', { userMessage: 'There is no employee with this number.' });
    return { ...receipt, changedRows: Object.entries(receipt.changedRows).map(([table, rowCount]) => ({ table, rowCount })) };
  }
}
