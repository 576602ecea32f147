import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Role } from '../../shared/auth/role';
import { PageInfo } from '../../shared/lists/page';

@ObjectType('ApiToken', {
  simpleResolvers: true,
  description: 'One API token. The secret itself is kept nowhere and cannot be read again.',
})
export class ApiTokenType {
  @Field(() => ID, { description: 'A whole number; later tokens have greater ones.' })
  id!: string;

  @Field(() => String, { description: 'Who or what it is for. The audit and the ingest runs show it.' })
  name!: string;

  @Field(() => Role, { description: 'What it may do.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'For a MANAGER: the empId whose team it may see. Null for every other role.' })
  employeeId!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was minted.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'From when on it counts for nothing. Null: it does not expire.' })
  expiresAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was revoked. Null: it was not.' })
  revokedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last used, to the minute. Null: never.' })
  lastUsedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'An API token at its place in the list.' })
export class ApiTokenEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while further tokens are minted.' })
  cursor!: string;

  @Field(() => ApiTokenType, { description: 'The token, without its secret.' })
  node!: ApiTokenType;
}

@ObjectType({ simpleResolvers: true, description: 'A page of API tokens, newest first, the expired and revoked ones too.' })
export class ApiTokenConnection {
  @Field(() => [ApiTokenEdge], { description: 'The tokens with their cursors.' })
  edges!: ApiTokenEdge[];

  @Field(() => [ApiTokenType], { description: 'The tokens without their cursors.' })
  nodes!: ApiTokenType[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All tokens that were ever minted.' })
  totalCount!: number;
}

@InputType({ description: 'What a new API token is for and may do.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'Who or what it is for, in at most 100 characters.' })
  name!: string;

  @Field(() => Role, { description: 'What it may do.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'For a MANAGER, and only there: the empId of the person whose team it may see.' })
  employeeId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends, a moment to come. Left out: it does not expire.' })
  expiresAt?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'A new API token with its secret.' })
export class CreatedApiToken {
  @Field(() => ApiTokenType, { description: 'The token as it will be listed.' })
  token!: ApiTokenType;

  @Field(() => String, {
    description: 'What goes behind `Authorization: Bearer`. It is shown this once: only its SHA-256 is kept.',
  })
  secret!: string;

  @Field(() => String, {
    nullable: true,
    description: 'That a MANAGER token sees nobody yet, as nobody is in a team of its employee. Null: there is nothing to warn of.',
  })
  warning!: string | null;
}
