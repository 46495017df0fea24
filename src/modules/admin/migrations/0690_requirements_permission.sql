-- The requirements stand where replenishment stood.
update role set permissions = array_replace(permissions, 'planning.replenishment.view', 'planning.requirements.view')
  where 'planning.replenishment.view' = any(permissions);
