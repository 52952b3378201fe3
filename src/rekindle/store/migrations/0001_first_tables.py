from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LinkRow',
            fields=[
                ('pk', models.CompositePrimaryKey('person', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('person', models.BinaryField(editable=True, max_length=16)),
                ('id', models.BinaryField(editable=True, max_length=32)),
                ('until', models.DateTimeField()),
            ],
            options={
                'db_table': 'link',
                'indexes': [models.Index(fields=['id'], name='link_id')],
            },
        ),
        migrations.CreateModel(
            name='PersonRow',
            fields=[
                ('id', models.BinaryField(editable=True, max_length=16, primary_key=True, serialize=False)),
                ('passphrase_wrap', models.BinaryField(null=True)),
                ('recovery_wrap', models.BinaryField(null=True)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('retry_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'person',
            },
        ),
        migrations.CreateModel(
            name='RecordRow',
            fields=[
                ('pk', models.CompositePrimaryKey('person', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('person', models.BinaryField(editable=True, max_length=16)),
                ('id', models.BinaryField(editable=True, max_length=16)),
                ('shelf', models.CharField(max_length=16)),
                ('change', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('leaves_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'record',
                'indexes': [models.Index(fields=['person', 'shelf'], name='record_shelf'), models.Index(condition=models.Q(('leaves_at__isnull', False)), fields=['leaves_at'], name='record_leaving')],
            },
        ),
        migrations.CreateModel(
            name='SessionRow',
            fields=[
                ('pk', models.CompositePrimaryKey('person', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('person', models.BinaryField(editable=True, max_length=16)),
                ('id', models.BinaryField(editable=True, max_length=32)),
                ('wrap', models.BinaryField()),
                ('began', models.DateTimeField()),
                ('seen', models.DateTimeField()),
            ],
            options={
                'db_table': 'session',
                'indexes': [models.Index(fields=['id'], name='session_id')],
            },
        ),
    ]
