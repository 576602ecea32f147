import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Role } from '../../shared/auth/role';
import { PageInfo } from '../../shared/lists/page';

@ObjectType({
  simpleResolvers: true,
  description: "An open session of the dashboard that the organisation's sign-in began. What the cookie holds is kept nowhere.",
})
export class Session {
  @Field(() => ID, { description: 'A whole number; later sessions have greater ones.' })
  id!: string;

  @Field(() => String, { description: 'The issuer of the sign-in: to whom the subject means somebody.' })
  issuer!: string;

  @Field(() => ID, { description: 'Who it is to the issuer: what endSessions takes.' })
  subject!: string;

  @Field(() => String, { description: 'The name that the issuer sent at the sign-in. The audit shows it.' })
  name!: string;

  @Field(() => Role, { description: 'The role at the sign-in, which it keeps to its end.' })
  role!: Role;

  @Field(() => GraphQLDateTime, { description: 'When it began.' })
  since!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it ends by itself.' })
  until!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A session at its place in the list.' })
export class SessionEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while sessions begin and end.' })
  cursor!: string;

  @Field(() => Session, { description: 'The session.' })
  node!: Session;
}

@ObjectType({ simpleResolvers: true, description: "A page of open sessions of the organisation's sign-in, newest first." })
export class SessionConnection {
  @Field(() => [SessionEdge], { description: 'The sessions with their cursors.' })
  edges!: SessionEdge[];

  @Field(() => [Session], { description: 'The sessions without their cursors.' })
  nodes!: Session[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All open ones.' })
  totalCount!: number;
}
