"""Desk routes of programme, invitation and roll-call."""

from django.urls import path

from danvan.meetings.views_desk import invitations, programme, roll

ROLL = [
    path("<slug:code>/programme/", programme.ShowProgramme.as_view(), name="programme"),
    path("<slug:code>/programme/write/", programme.WriteProgramme.as_view(), name="write_programme"),
    path("<slug:code>/programme/issue/", programme.IssueProgramme.as_view(), name="issue_programme"),
    path("<slug:code>/programme/programme.docx", programme.ProgrammePaper.as_view(), name="programme_paper"),
    path("<slug:code>/programme/places/", programme.SetPlaces.as_view(), name="places"),
    path("<slug:code>/invitations/", invitations.ShowInvitations.as_view(), name="invitations"),
    path("<slug:code>/invitations/lines/new/", invitations.AddLine.as_view(), name="add_line"),
    path("<slug:code>/invitations/lines/<int:line>/remove/", invitations.RemoveLine.as_view(), name="remove_line"),
    path("<slug:code>/invitations/import/", invitations.ImportGuests.as_view(), name="import_guests"),
    path("<slug:code>/invitations/send/", invitations.SendInvitations.as_view(), name="send_invitations"),
    path("<slug:code>/invitations/letters/", invitations.WriteLetters.as_view(), name="letters"),
    path("<slug:code>/invitations/calls/<int:telling>/", invitations.MarkTold.as_view(), name="told"),
    path("<slug:code>/invitations/<int:number>/", invitations.ChangeSlot.as_view(), name="slot"),
    path("<slug:code>/invitations/<int:number>/reply/", invitations.ReplyFor.as_view(), name="reply_for"),
    path("<slug:code>/invitations/<int:number>/remove/", invitations.RemoveSlot.as_view(), name="remove_slot"),
    path("<slug:code>/roll/", roll.ShowRoll.as_view(), name="roll"),
    path("<slug:code>/roll/open/", roll.OpenRoll.as_view(), name="open_roll"),
    path("<slug:code>/roll/list/", roll.ShowRoster.as_view(), name="roster"),
    path("<slug:code>/roll/marks/", roll.ListMarks.as_view(), name="marks"),
    path("<slug:code>/roll/marks/<int:mark>/", roll.SettleMark.as_view(), name="settle"),
    path("<slug:code>/roll/sheet/", roll.PrintSheet.as_view(), name="sheet"),
    path("<slug:code>/roll/sheet/word/", roll.WriteSheet.as_view(), name="sheet_word"),
    path("<slug:code>/roll/key-in/", roll.KeyIn.as_view(), name="key_in"),
    path("<slug:code>/roll/doors/new/", roll.OpenDoor.as_view(), name="open_door"),
    path("<slug:code>/roll/doors/<int:door>/", roll.ShowDoor.as_view(), name="door"),
    path("<slug:code>/roll/doors/<int:door>/close/", roll.CloseDoor.as_view(), name="close_door"),
    path("<slug:code>/roll/seal/", roll.SealRoll.as_view(), name="seal_roll"),
    path("<slug:code>/roll/unseal/", roll.UnsealRoll.as_view(), name="unseal_roll"),
]
