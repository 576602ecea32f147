import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Role } from '../../shared/auth/role';

@ObjectType({ simpleResolvers: true, description: 'That the API is there. For the database and the migrations ask GET /readyz.' })
export class Health {
  @Field(() => Boolean, { description: 'Always true: an API that is not there does not answer.' })
  ok!: boolean;

  @Field(() => String, { description: 'The version of the program.' })
  version!: string;
}

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is asking: the API token, or the session that was signed in with it.' })
export class ViewerType {
  @Field(() => String, { description: 'The name that the token was given.' })
  name!: string;

  @Field(() => Role, { description: 'What the token may do.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'For a MANAGER: the empId whose team it may see. Null for every other role.' })
  employeeId!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the session or the token ends; the earlier counts. Null: never.',
  })
  expiresAt!: Date | null;
}
