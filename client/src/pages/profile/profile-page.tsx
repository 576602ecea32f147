import { Navigate, useParams } from '@tanstack/react-router';
import { may, useViewer } from '../../data/viewer';
import { ProfileView } from './profile-view';

/** One person: who they are, what leave they have and had. */
export function ProfilePage() {
  const { role } = useViewer();
  const { id } = useParams({ from: '/shell/employees/$id' });
  // Another person is another page: nothing of the one before stays.
  return may.seePeople(role) ? <ProfileView key={id} id={id} /> : <Navigate to="/" replace />;
}
